import { describe, expect, it } from 'vitest';
import { addressAfterArrival, addressForOwnBrowser } from '../../../src/client/app/own-browser.ts';

describe('the address for the phone’s own browser', () => {
  it.each([
    ['/', '/?openExternalBrowser=1'],
    ['/lessons/fraud/sms', '/lessons/fraud/sms?openExternalBrowser=1'],
  ])('of %s carries the parameter, and loses it after arrival', (path, external) => {
    expect(addressForOwnBrowser(path)).toBe(external);
    const city = 'https://hiroba.example';
    expect(addressAfterArrival(city + external)).toBe(city + path);
    expect(addressAfterArrival(city + path)).toBeNull();
  });

  it('leaves alone what else an address carries', () => {
    expect(addressAfterArrival('https://hiroba.example/?from=line&openExternalBrowser=1#top')).toBe(
      'https://hiroba.example/?from=line#top',
    );
  });
});
