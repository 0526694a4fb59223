/**
 * What to touch, browser by browser. Only what vendors and platform documents say (all read on 2026-11-22):
 *
 * - iPhone, Safari: share sheet → Add to Home Screen → Add (developer.mozilla.org, "Making PWAs installable";
 *   webkit.org/blog/13878, 2023-02-16). Since iOS 26 the sheet has a switch "Open as Web App", on by itself
 *   (Jen Simmons of WebKit, quoted at mjtsai.com/blog/?p=49472), and the share sign may lie in the "…" menu.
 * - Other browsers on an iPhone: the same share sheet, from iOS 16.4 on (developer.apple.com WWDC23 10120).
 * - Chrome on Android: menu ︙ → Add to Home screen → Install; on a desk: sign in the address bar
 *   (developer.chrome.com/blog/how_chrome_helps_users_install_the_apps_they_value).
 * - Samsung Internet: menu → add page to → Home screen (samsunginter.net/docs/progressive-web-apps).
 * - Firefox on Android: menu ︙ → Install or Add to Home screen (developer.mozilla.org, as above).
 * - Safari 17 and later on a Mac: File → Add to Dock (developer.apple.com WWDC23 10120).
 */
import type ja from '../../i18n/ja/install.json';
import type { SignName } from './signs.ts';
import type { InstallWay } from './install-way.ts';

/** Keys of the words that stand on a drawn screen. */
export type DrawnWord = keyof typeof ja.word;

export type InstallPictureShape =
  /** A browser's bar at the top or the bottom of its screen, one sign ringed. */
  | {
      readonly kind: 'bar';
      readonly edge: 'top' | 'bottom';
      readonly signs: readonly SignName[];
      readonly target: SignName;
    }
  | {
      readonly kind: 'menu';
      readonly rows: readonly (DrawnWord | null)[];
      readonly target: DrawnWord;
    }
  /** The last question; the button stands at the top right on an iPhone, at the bottom right elsewhere. */
  | { readonly kind: 'question'; readonly yes: DrawnWord; readonly at: 'top' | 'bottom' };

export type InstallStep = {
  readonly say: keyof typeof ja.step;
  readonly picture: InstallPictureShape;
};

const menu = (target: DrawnWord): InstallPictureShape => ({
  kind: 'menu',
  rows: [null, target, null],
  target,
});
const topMenu: InstallPictureShape = {
  kind: 'bar',
  edge: 'top',
  signs: ['address', 'tabs', 'dots'],
  target: 'dots',
};
const iphoneSheet: readonly InstallStep[] = [
  { say: 'iphoneSheet', picture: menu('addToHome') },
  { say: 'iphoneAdd', picture: { kind: 'question', yes: 'add', at: 'top' } },
];

export const stepsByWay: Readonly<Record<InstallWay, readonly InstallStep[]>> = {
  'ios-safari': [
    {
      say: 'iphoneShare',
      picture: {
        kind: 'bar',
        edge: 'bottom',
        signs: ['back', 'forward', 'share', 'book', 'tabs'],
        target: 'share',
      },
    },
    ...iphoneSheet,
  ],
  'ios-other': [
    {
      say: 'otherShare',
      picture: { kind: 'bar', edge: 'top', signs: ['address', 'share'], target: 'share' },
    },
    ...iphoneSheet,
  ],
  'android-chrome': [
    { say: 'androidMenu', picture: topMenu },
    { say: 'androidAdd', picture: menu('addToHome') },
    { say: 'androidInstall', picture: { kind: 'question', yes: 'install', at: 'bottom' } },
  ],
  samsung: [
    {
      say: 'samsungMenu',
      picture: {
        kind: 'bar',
        edge: 'bottom',
        signs: ['back', 'forward', 'home', 'tabs', 'lines'],
        target: 'lines',
      },
    },
    { say: 'samsungPage', picture: menu('addPage') },
    { say: 'samsungHome', picture: menu('home') },
    { say: 'androidInstall', picture: { kind: 'question', yes: 'add', at: 'bottom' } },
  ],
  'firefox-android': [
    { say: 'firefoxMenu', picture: topMenu },
    { say: 'androidAdd', picture: menu('addToHome') },
    { say: 'androidInstall', picture: { kind: 'question', yes: 'add', at: 'bottom' } },
  ],
  'desktop-chromium': [
    {
      say: 'deskSign',
      picture: {
        kind: 'bar',
        edge: 'top',
        signs: ['address', 'install', 'dots'],
        target: 'install',
      },
    },
    { say: 'deskInstall', picture: { kind: 'question', yes: 'install', at: 'bottom' } },
  ],
  'desktop-safari': [
    { say: 'macFile', picture: menu('addToDock') },
    { say: 'macAdd', picture: { kind: 'question', yes: 'add', at: 'bottom' } },
  ],
};

/** Out of another app's browser: its menu, then the row that opens the phone's own browser. */
export const stepsOutOfApp: readonly InstallStep[] = [
  { say: 'appMenu', picture: topMenu },
  { say: 'appOpen', picture: menu('openInBrowser') },
];
