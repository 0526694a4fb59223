/**
 * How browsers name themselves. LINE on an iPhone: dev.classmethod.jp/articles/liff-vs-line-inappbrowser-user-agent
 * (2025-08-18); Facebook and Instagram on an iPhone 12: zenn.dev/kecy/articles/f51851e42c4243 (2021-06-27); the
 * others as tests of public repositories keep them, read on 2026-11-22.
 */
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15';
const android = 'Mozilla/5.0 (Linux; Android 14; SO-51D Build/68.2.A; wv) AppleWebKit/537.36';
const webview = `${android} (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36`;
const page = `${iphone} (KHTML, like Gecko)`;

export const inAppAgents = {
  lineOnIphone: `${page} Mobile/15E148 Safari Line/15.12.1`,
  liffOnIphone: `${page} Mobile/15E148 Safari Line/15.12.1 LIFF`,
  lineOnAndroid: `${webview} Line/14.6.1`,
  facebookOnIphone: `${page} Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone13,3;FBMD/iPhone;FBSN/iOS;FBSV/14.5;FBSS/3;FBID/phone;FBLC/ja_JP;FBOP/5]`,
  facebookOnAndroid: `${webview} [FB_IAB/FB4A;FBAV/460.0.0.32.107;]`,
  instagramOnIphone: `${page} Mobile/15E148 Instagram 334.0.0.42.95 (iPhone14,2; iOS 17_5_1; ja_JP; ja; scale=3.00; 1170x2532)`,
  instagramOnAndroid: `${webview} Instagram 334.0.0.42.95 Android`,
  xOnIphone: `${page} Mobile/21G93 Twitter for iPhone/10.64.1`,
  yahooOnIphone: `${page} Mobile/15E148 YJApp-IOS jp.co.yahoo.ios.yjtop/4.60.0`,
  yahooOnAndroid:
    'Mozilla/5.0 (Linux; Android 10; M40_EEA Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.128 Safari/537.36 YJApp-ANDROID jp.co.yahoo.android.yjtop/13.135.0',
  googleOnIphone: `${page} GSA/377.0.772313210 Mobile/15E148 Safari/604.1`,
  someAppOnAndroid: webview,
  someAppOnIphone: `${page} Mobile/15E148`,
} as const;

export const ownAgents = {
  safariOnIphone: `${page} Version/18.6 Mobile/15E148 Safari/604.1`,
  safariOnIpad:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  chromeOnIphone: `${page} CriOS/125.0.6422.80 Mobile/15E148 Safari/604.1`,
  firefoxOnIphone: `${page} FxiOS/126.0 Mobile/15E148 Safari/605.1.15`,
  edgeOnIphone: `${page} Version/17.5 EdgiOS/125.0.2535.60 Mobile/15E148 Safari/604.1`,
  chromeOnAndroid:
    'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.6422.72 Mobile Safari/537.36',
  edgeOnAndroid:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36 EdgA/125.0.2535.60',
  samsung:
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
  firefoxOnAndroid: 'Mozilla/5.0 (Android 14; Mobile; rv:126.0) Gecko/126.0 Firefox/126.0',
  chromeOnDesk:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
  edgeOnDesk:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0',
  safariOnMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  oldSafariOnMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Safari/605.1.15',
  firefoxOnDesk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:126.0) Gecko/20100101 Firefox/126.0',
} as const;
