/** The way out of LINE's own browser. */

/**
 * LINE opens an address with this parameter in the phone's own browser: "URLを外部ブラウザで開く",
 * developers.line.biz/ja/docs/line-login/using-line-url-scheme, read on 2026-11-22.
 */
const parameter = 'openExternalBrowser';

/** The same page, as LINE hands it to the phone's own browser. */
export const addressForOwnBrowser = (pathname: string): string => `${pathname}?${parameter}=1`;

/** The address as it was before; null where nothing has to be taken away. */
export function addressAfterArrival(address: string): string | null {
  const url = new URL(address);
  if (!url.searchParams.has(parameter)) return null;
  url.searchParams.delete(parameter);
  return url.href;
}
