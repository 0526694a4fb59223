/** Which build this is, put in by the bundler: sent with every push, shown in the settings. */
declare const __BUILD__: string;
