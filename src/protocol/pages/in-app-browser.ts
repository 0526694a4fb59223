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
 * The same, asked by who composes a page and cannot see whether it runs from the home screen: null, too, for an
 * iPhone's browsers without a name, which such a page could be.
 */
export function namedAppOf(userAgent: string): InAppBrowser | null {
  const app = inAppBrowserOf({ userAgent, isStandalone: false });
  return app === 'ios-webview' ? null : app;
}
