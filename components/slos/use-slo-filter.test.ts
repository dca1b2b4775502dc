import { expect, it } from 'vitest';
import { filterSlos } from './use-slo-filter';
import { exampleObjective, exampleSlo } from './testing/example-slo';

const NONE = { status: null, indicator: null, zone: null };
const slos = [
  exampleSlo({ objective: exampleObjective({ id: 'everywhere' }) }),
  exampleSlo({ objective: exampleObjective({ id: 'pci', zone: 'pci' }), status: 'critical' }),
  exampleSlo({ objective: exampleObjective({ id: 'pci-m6', zone: 'pci', indicator: 'M6' }) }),
];
const idsOf = (filter: Parameters<typeof filterSlos>[1]) =>
  filterSlos(slos, filter).map(({ objective }) => objective.id);

it('filters hold together, and none lets all through', () => {
  expect(idsOf(NONE)).toHaveLength(3);
  expect(idsOf({ ...NONE, zone: 'pci' })).toEqual(['pci', 'pci-m6']);
  expect(idsOf({ ...NONE, zone: 'pci', indicator: 'M6' })).toEqual(['pci-m6']);
  expect(idsOf({ ...NONE, status: 'critical', indicator: 'M6' })).toEqual([]);
});
