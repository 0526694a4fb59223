import { describe, expect, it } from 'vitest';
import { inAppBrowserOf, namedAppOf } from '../../../src/protocol/pages/in-app-browser.ts';
import { inAppAgents, ownAgents } from '../../client/app/user-agents.ts';

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

  it('who cannot see the home screen tells only of apps that name themselves', () => {
    expect(namedAppOf(inAppAgents.lineOnIphone)).toBe('line');
    expect(namedAppOf(inAppAgents.someAppOnIphone)).toBeNull();
  });
});
