import { describe, expect, it } from 'vitest';
import type { InventoryDocument } from '@/lib/domain/inventory';
import { planImport } from './plan-import';

const EMPTY: InventoryDocument = { zones: [], environments: [], services: [] };
const CURRENT: InventoryDocument = {
  zones: [
    {
      slug: 'payments',
      name: 'Payments',
      trustLevel: 'high',
      dataClassifications: ['pci'],
      environments: [],
      owner: 'team-payments',
      telemetryTier: 'full',
      description: null,
    },
  ],
  environments: [],
  services: [
    { name: 'ledger', zone: 'payments', owner: 'team-ledger', environments: [], description: 'Book' },
  ],
};

describe('the plan of an import', () => {
  it('adds what is new, with the defaults of the inventory', () => {
    const plan = planImport(EMPTY, {
      zones: [{ slug: 'edge', trustLevel: 'low' }],
      environments: [{ slug: 'aws-1' }],
      services: [{ name: 'web', zone: 'edge', environments: ['aws-1'] }],
    });
    expect(plan.write.zones).toEqual([
      {
        slug: 'edge',
        name: 'edge',
        trustLevel: 'low',
        dataClassifications: [],
        environments: [],
        telemetryTier: 'standard',
      },
    ]);
    expect(plan.changes.map(({ type, key, change }) => [type, key, change])).toEqual([
      ['zone', 'edge', 'added'],
      ['environment', 'aws-1', 'added'],
      ['service', 'web', 'added'],
    ]);
    expect(plan.notes).toEqual([]);
  });

  it('keeps fields that the file leaves out and names those that it changes', () => {
    const plan = planImport(CURRENT, {
      ...EMPTY,
      services: [{ name: 'ledger', owner: 'team-books' }],
    });
    expect(plan.write.services).toEqual([{ ...CURRENT.services[0], owner: 'team-books' }]);
    expect(plan.changes).toEqual([
      {
        type: 'service',
        key: 'ledger',
        change: 'changed',
        fields: [{ field: 'owner', from: 'team-ledger', to: 'team-books' }],
      },
    ]);
  });

  it('writes nothing for what is the same', () => {
    const plan = planImport(CURRENT, {
      ...EMPTY,
      zones: [{ slug: 'payments' }],
      services: [{ name: 'ledger' }],
    });
    expect(plan).toEqual({ write: EMPTY, changes: [], unchanged: 2, notes: [] });
  });

  it('refuses a zone that neither side has, and a new zone without trust level', () => {
    expect(() => planImport(CURRENT, { ...EMPTY, services: [{ name: 'web', zone: 'edge' }] })).toThrow(
      'service web, zone: there is no zone edge, neither in the file nor in Gatehouse',
    );
    expect(() => planImport(EMPTY, { ...EMPTY, zones: [{ slug: 'edge' }] })).toThrow(
      'zone edge, trustLevel: is missing',
    );
  });

  it('mentions environments that the inventory does not have', () => {
    const plan = planImport(CURRENT, { ...EMPTY, services: [{ name: 'web', environments: ['aws-9'] }] });
    expect(plan.notes).toEqual(['Not in the inventory as environments: aws-9.']);
  });
});
