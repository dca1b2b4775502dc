import { expect, it } from 'vitest';
import { controlDiscovery } from './control-discovery';

it('names the four of the fifteen comparisons of the published example', () => {
  // Benjamini and Hochberg 1995, section 4: q = 0.05 rejects the four smallest, Bonferroni only three.
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(controlDiscovery(ps.toReversed(), 0.05)).toEqual(ps.toReversed().map((p) => p <= 0.0095));
});

it('names a p-value that fails its own bound where a larger one passes', () => {
  // 0.04 > 0.05 · 1/2, but 0.05 ≤ 0.05 · 2/2.
  expect(controlDiscovery([0.05, 0.04], 0.05)).toEqual([true, true]);
});

it('does not count what could not be tested', () => {
  // Of two tests the smaller has to be at most 0.025, of three 0.0167.
  expect(controlDiscovery([null, 0.03, 0.9], 0.05)).toEqual([false, false, false]);
  expect(controlDiscovery([null, 0.02, 0.9], 0.05)).toEqual([false, true, false]);
  expect(controlDiscovery([], 0.05)).toEqual([]);
});
