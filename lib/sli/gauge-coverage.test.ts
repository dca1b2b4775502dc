import { expect, it } from 'vitest';
import { gaugeCoverage } from './gauge-coverage';

const inventory = new Set(['api', 'db', 'web']);

it('covers who sent tagged telemetry, lists the others and who is not in the inventory', () => {
  expect(gaugeCoverage(inventory, (service) => service === 'api', ['api', 'ghost', 'ghost', 'db'])).toEqual({
    total: 3,
    covered: 1,
    uncovered: ['db', 'web'],
    unknown: ['ghost'],
    coverage: 1 / 3,
  });
});

it('of an empty inventory is no data', () => {
  expect(gaugeCoverage(new Set(), () => true, ['ghost'])).toMatchObject({
    total: 0,
    coverage: null,
    unknown: ['ghost'],
  });
});
