/** How the browser at hand puts an app on the home screen. */

export const installWays = [
  'ios-safari',
  'ios-other',
  'android-chrome',
  'samsung',
  'firefox-android',
  'desktop-chromium',
  'desktop-safari',
] as const;

export type InstallWay = (typeof installWays)[number];

/** From Safari 17 on, a Mac puts pages into its Dock. */
const firstSafariWithDock = 17;

/** The way of this browser; null where it is known to have none (Firefox on a desk) or nothing is known of it. */
export function installWayOf(facts: {
  readonly userAgent: string;
  /** An iPad says that it is a Mac, and only its touch screen tells. */
  readonly touchPoints: number;
}): InstallWay | null {
  const { userAgent, touchPoints } = facts;
  const isMac = userAgent.includes('Macintosh');
  if (/iPhone|iPad|iPod/.test(userAgent) || (isMac && touchPoints > 1)) {
    return /CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|DuckDuckGo|GSA\//.test(userAgent)
      ? 'ios-other'
      : 'ios-safari';
  }
  if (userAgent.includes('Android')) {
    if (userAgent.includes('SamsungBrowser')) return 'samsung';
    if (userAgent.includes('Firefox')) return 'firefox-android';
    return userAgent.includes('Chrome') ? 'android-chrome' : null;
  }
  if (userAgent.includes('Chrome')) return 'desktop-chromium';
  const safari = /Version\/(\d+).*Safari/.exec(userAgent)?.[1];
  return isMac && Number(safari) >= firstSafariWithDock ? 'desktop-safari' : null;
}
