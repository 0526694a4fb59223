import { expect, it } from 'vitest';
import { stepsByWay } from '../../../../src/client/app/install/install-steps.ts';
import { installWayOf, installWays } from '../../../../src/client/app/install/install-way.ts';
import { ownAgents } from '../user-agents.ts';

it.each([
  ['safariOnIphone', 5, 'ios-safari'],
  ['safariOnIpad', 5, 'ios-safari'],
  ['chromeOnIphone', 5, 'ios-other'],
  ['firefoxOnIphone', 5, 'ios-other'],
  ['edgeOnIphone', 5, 'ios-other'],
  ['chromeOnAndroid', 5, 'android-chrome'],
  ['edgeOnAndroid', 5, 'android-chrome'],
  ['samsung', 5, 'samsung'],
  ['firefoxOnAndroid', 5, 'firefox-android'],
  ['chromeOnDesk', 0, 'desktop-chromium'],
  ['edgeOnDesk', 0, 'desktop-chromium'],
  ['safariOnMac', 0, 'desktop-safari'],
  ['oldSafariOnMac', 0, null],
  ['firefoxOnDesk', 0, null],
] as const)('%s with %i touch points goes the way %s', (agent, touchPoints, way) => {
  expect(installWayOf({ userAgent: ownAgents[agent], touchPoints })).toBe(way);
});

it('every way has its steps, and each step shows what it speaks of', () => {
  expect(Object.keys(stepsByWay).sort()).toEqual([...installWays].sort());
  for (const steps of Object.values(stepsByWay)) {
    expect(steps.length).toBeGreaterThanOrEqual(2);
    const blind = steps.filter(
      ({ picture }) =>
        (picture.kind === 'bar' && !picture.signs.includes(picture.target)) ||
        (picture.kind === 'menu' && !picture.rows.includes(picture.target)),
    );
    expect(blind).toEqual([]);
  }
});
