/** Which build this is, put in by the bundler: sent with every push, shown in the settings. */
declare const __BUILD__: string;
/** The files of the reading font, put in by the bundler. */
declare const __READING_FONT__: readonly { readonly weight: string; readonly address: string }[];
