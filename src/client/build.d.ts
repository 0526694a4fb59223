/** Which build this is, put in by the bundler: sent with every push, shown in the settings. */
declare const __BUILD__: string;

/** The setting to save data, where the browser tells of it (https://wicg.github.io/netinfo/). */
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}
/** The files of the reading font, put in by the bundler. */
declare const __READING_FONT__: readonly { readonly weight: string; readonly address: string }[];
