/** The part of subset-font 2.9 that is used here; the published types know fewer options. */
declare module 'subset-font' {
  function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      readonly targetFormat: 'woff2';
      readonly keepFeatures: readonly string[];
      readonly noHinting: boolean;
    },
  ): Promise<Uint8Array>;
  export default subsetFont;
}
