import { describe, expect, it } from 'vitest';
import {
  addressAfterArrival,
  addressForOwnBrowser,
  inAppBrowserOf,
} from '../../../src/client/app/in-app-browser.ts';
import { inAppAgents, ownAgents } from './user-agents.ts';

const isStandalone = false;

describe('a browser inside another app is recognized', () => {
  it.each([
    ['lineOnIphone', 'line'],
    ['liffOnIphone', 'line'],
    ['lineOnAndroid', 'line'],
    ['facebookOnIphone', 'facebook'],
    ['facebookOnAndroid', 'facebook'],
    ['instagramOnIphone', 'instagram'],
    ['instagramOnAndroid', 'instagram'],
    ['xOnIphone', 'x'],
    ['yahooOnIphone', 'yahoo-japan'],
    ['yahooOnAndroid', 'yahoo-japan'],
    ['googleOnIphone', 'google-app'],
    ['someAppOnAndroid', 'android-webview'],
    ['someAppOnIphone', 'ios-webview'],
  ] as const)('%s', (agent, app) => {
    expect(inAppBrowserOf({ userAgent: inAppAgents[agent], isStandalone })).toBe(app);
  });

  it.each(Object.entries(ownAgents))('but not %s', (_, userAgent) => {
    expect(inAppBrowserOf({ userAgent, isStandalone })).toBeNull();
  });

  it('an iPhone’s home screen names no Safari and is no app’s browser all the same', () => {
    const userAgent = inAppAgents.someAppOnIphone;
    expect(inAppBrowserOf({ userAgent, isStandalone: true })).toBeNull();
  });
});

describe('the address for the phone’s own browser', () => {
  it.each([
    ['https://hiroba.example/', 'https://hiroba.example/?openExternalBrowser=1'],
    [
      'https://hiroba.example/lessons/fraud/sms?from=line#top',
      'https://hiroba.example/lessons/fraud/sms?from=line&openExternalBrowser=1#top',
    ],
  ])('of %s carries the parameter, and loses it after arrival', (address, external) => {
    expect(addressForOwnBrowser(address)).toBe(external);
    expect(addressAfterArrival(external)).toBe(address);
    expect(addressAfterArrival(address)).toBeNull();
  });
});
