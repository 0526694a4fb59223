/** Made by `authoring/vite-plugin.ts` while the client is developed. */
declare module 'virtual:practice-scenarios' {
  import type { Scenario } from '../../domain/lessons/scenario.ts';

  export const scenarios: readonly Scenario[];
}
