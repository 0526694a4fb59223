/**
 * Lets the bundler leave out what the app does not use of react-router: a name that is put on a component for
 * debugging keeps it in the bundle, and with it everything that it uses (forms, prefetching, routes of a server).
 */
import type { Plugin } from 'vite';

export function unusedRouterParts(): Plugin {
  return {
    name: 'unused-router-parts',
    transform: {
      filter: { id: /node_modules\/react-router\/dist\/production\/.*\.mjs$/ },
      handler: (code) =>
        code
          .replaceAll(/^\w+\.displayName = "\w+";$/gm, '')
          .replaceAll(
            /(?<== )(?=React\d*\.(?:forwardRef|createContext|memo)\()/g,
            '/* @__PURE__ */ ',
          ),
    },
  };
}
