/**
 * Browsers inside other apps. A link from the city's LINE account opens in one; it cannot be put on the home
 * screen, and what it keeps is not there when the same page is opened in the phone's own browser.
 */

export type InAppBrowser =
  | 'line'
  | 'facebook'
  | 'instagram'
  | 'x'
  | 'yahoo-japan'
  | 'google-app'
  | 'android-webview'
  | 'ios-webview';

const patterns: readonly (readonly [InAppBrowser, RegExp])[] = [
  ['line', /\bLine\//],
  ['instagram', /Instagram/],
  ['facebook', /FB(?:A[NV]|_IAB)/],
  ['x', /Twitter/],
  ['yahoo-japan', /YJApp/],
  ['google-app', /\bGSA\//],
  ['android-webview', /; wv\)/],
  ['ios-webview', /\((?:iPhone|iPad)(?!.*Safari)/],
];

/** Which app the page was opened in; null in a browser of its own and on the home screen. */
export function inAppBrowserOf(facts: {
  readonly userAgent: string;
  /** Runs from the home screen; there an iPhone does not name Safari either. */
  readonly isStandalone: boolean;
}): InAppBrowser | null {
  if (facts.isStandalone) return null;
  return patterns.find(([, pattern]) => pattern.test(facts.userAgent))?.[0] ?? null;
}

/**
 * LINE opens an address with this parameter in the phone's own browser: "URLを外部ブラウザで開く",
 * developers.line.biz/ja/docs/line-login/using-line-url-scheme, read on 2026-11-22.
 */
const parameter = 'openExternalBrowser';

/** The same address, as LINE hands it to the phone's own browser. */
export function addressForOwnBrowser(address: string): string {
  const url = new URL(address);
  url.searchParams.set(parameter, '1');
  return url.href;
}

/** The address as it was before; null where nothing has to be taken away. */
export function addressAfterArrival(address: string): string | null {
  const url = new URL(address);
  if (!url.searchParams.has(parameter)) return null;
  url.searchParams.delete(parameter);
  return url.href;
}
