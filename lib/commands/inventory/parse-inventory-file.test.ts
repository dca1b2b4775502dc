import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { parseInventoryFile, type InventoryFormat } from './parse-inventory-file';

const issuesOf = (text: string, format: InventoryFormat): string[] => {
  try {
    parseInventoryFile(text, format);
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    expect(error.code).toBe('invalid-input');
    return (error.details.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
};

describe('a YAML inventory', () => {
  it('gives zones, environments and services as they are written', () => {
    const { entries, places, notes } = parseInventoryFile(
      `
zones:
  - slug: payments
    name: Payments
    trustLevel: high
    dataClassifications: [pci]
environments:
  - slug: aws-1
    kind: cloud-account
services:
  - name: checkout-api
    zone: payments
    environments: [aws-1]
  - name: mail-relay
    zone: null
`,
      'yaml',
    );
    expect(notes).toEqual([]);
    expect([...places]).toEqual([
      ['zone payments', 'line 3'],
      ['environment aws-1', 'line 8'],
      ['service checkout-api', 'line 11'],
      ['service mail-relay', 'line 14'],
    ]);
    expect(entries.zones).toEqual([
      { slug: 'payments', name: 'Payments', trustLevel: 'high', dataClassifications: ['pci'] },
    ]);
    expect(entries.environments).toEqual([{ slug: 'aws-1', kind: 'cloud-account' }]);
    expect(entries.services).toEqual([
      { name: 'checkout-api', zone: 'payments', environments: ['aws-1'] },
      { name: 'mail-relay', zone: null },
    ]);
  });

  it('may be JSON, and may begin with a byte order mark', () => {
    const { entries } = parseInventoryFile('\uFEFF{"services":[{"name":"a"}]}', 'json');
    expect(entries.services).toEqual([{ name: 'a' }]);
  });

  it('names line and field of what is wrong, all of it at once', () => {
    const text = `zones:
  - slug: Payments
    trustLevel: high
services:
  - name: a
    zome: payments
  - zone: edge
`;
    expect(issuesOf(text, 'yaml')).toEqual([
      expect.stringMatching(/^line 2, zones\[0\]\.slug: use lower-case/),
      expect.stringMatching(/^line 5, services\[0\]: .*zome/),
      expect.stringMatching(/^line 7, services\[1\]\.name: /),
    ]);
  });

  it('names the line of a syntax error', () => {
    expect(issuesOf('services:\n  - name: a\n - name: b\n', 'yaml')[0]).toMatch(/^line 3: /);
  });

  it('refuses an entry that is there twice', () => {
    expect(issuesOf('services: [{name: a}, {name: a}]', 'yaml')).toEqual([
      'service a: is in the file more than once',
    ]);
  });

  it('refuses a file without any entry, and aliases that multiply beyond measure', () => {
    expect(issuesOf('# nothing\n', 'yaml')).toEqual([': it has no zones, environments or services']);
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'])
      bomb.push(`${name}: &${name} [*${of},*${of},*${of},*${of},*${of},*${of},*${of},*${of},*${of}]`);
    expect(issuesOf(bomb.join('\n'), 'yaml')[0]).toMatch(/alias/i);
  });
});

describe('a Backstage catalog', () => {
  const CATALOG = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: checkout-api
  description: Takes a basket to a paid order
  annotations:
    gatehouse.io/zone: payments
    gatehouse.io/environments: aws-1, gcp-1
spec:
  type: service
  owner: group:default/team-payments
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ledger
  labels:
    gatehouse.io/zone: payments
spec:
  owner: team-ledger
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: payments-api
`;
  it('gives a service for each Component and says what it passed over', () => {
    const { entries, notes } = parseInventoryFile(CATALOG, 'yaml');
    expect(entries.services).toEqual([
      {
        name: 'checkout-api',
        zone: 'payments',
        owner: 'team-payments',
        environments: ['aws-1', 'gcp-1'],
        description: 'Takes a basket to a paid order',
      },
      { name: 'ledger', zone: 'payments', owner: 'team-ledger' },
    ]);
    expect(notes).toEqual(['1 of kind API passed over.']);
  });

  it('names the entity whose field is wrong', () => {
    const text = CATALOG.replace('gatehouse.io/zone: payments', 'gatehouse.io/zone: Zone One');
    expect(issuesOf(text, 'yaml')).toEqual([
      expect.stringMatching(/^line 2, entity checkout-api: zone: use lower-case/),
    ]);
  });
});

describe('objects of Kubernetes', () => {
  const OBJECTS = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {trust.zone: payments, gatehouse.io/trust-level: high}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout-v2
  namespace: shop
  labels: {app.kubernetes.io/name: checkout, team: team-shop}
---
apiVersion: v1
kind: Service
metadata: {name: checkout-external, namespace: shop, labels: {app.kubernetes.io/name: checkout}}
---
apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: ledger, labels: {trust.zone: vault}}
  - {apiVersion: v1, kind: ServiceAccount, metadata: {name: ledger}}
`;
  it('give a service for each application and the zone of its namespace', () => {
    const { entries, notes, places } = parseInventoryFile(OBJECTS, 'yaml');
    expect(entries.zones).toEqual([{ slug: 'payments', trustLevel: 'high' }]);
    expect(entries.services).toEqual([
      { name: 'checkout', zone: 'payments', owner: 'team-shop' },
      { name: 'ledger', zone: 'vault' },
    ]);
    expect(places.get('service checkout')).toBe('line 8');
    expect(notes).toEqual(['1 of kind ServiceAccount passed over.']);
  });

  it('name the object whose zone is no slug, or is another than before', () => {
    expect(issuesOf(OBJECTS.replace('vault', 'The Vault'), 'yaml')).toEqual([
      expect.stringMatching(/service ledger: zone: use lower-case/),
    ]);
    const twice = OBJECTS.replace(
      'name: ledger, labels: {',
      'name: ledger, labels: {app: checkout, ',
    ).replace('team: team-shop', 'trust.zone: payments');
    expect(issuesOf(twice, 'yaml')).toEqual([
      expect.stringMatching(/service checkout: is in the zone payments already, not in vault/),
    ]);
  });
});

describe('a CSV inventory', () => {
  it('gives services; an empty zone is none, environments are separated by semicolons', () => {
    const { entries } = parseInventoryFile(
      'name,zone,owner,environments,description\r\ncheckout-api,payments,team-payments,aws-1;gcp-1,"Basket, then order"\r\nmail-relay,,,,\r\n',
      'csv',
    );
    expect(entries.services).toEqual([
      {
        name: 'checkout-api',
        zone: 'payments',
        owner: 'team-payments',
        environments: ['aws-1', 'gcp-1'],
        description: 'Basket, then order',
      },
      { name: 'mail-relay', zone: null, owner: null, environments: [], description: null },
    ]);
    expect(entries.zones).toEqual([]);
  });

  it('leaves alone what it has no column for', () => {
    expect(parseInventoryFile('name,zone\na,payments\n', 'csv').entries.services).toEqual([
      { name: 'a', zone: 'payments' },
    ]);
  });

  it('may separate its columns by semicolons or tabs', () => {
    for (const d of [';', '\t'])
      expect(parseInventoryFile(`name${d}zone\na${d}payments\n`, 'csv').entries.services).toEqual([
        { name: 'a', zone: 'payments' },
      ]);
  });

  it('names row and column of what is wrong, as a spreadsheet counts', () => {
    expect(issuesOf('name,zone\na,payments\n,payments\n\nb,Not A Slug\na,edge\n', 'csv')).toEqual([
      'row 3, column name: is empty',
      expect.stringMatching(/^row 5, column zone: "Not A Slug": use lower-case/),
      'row 6, column name: the service a is in row 2 already',
    ]);
  });

  it('refuses a column it does not know, and a header without name', () => {
    expect(issuesOf('name,zome\na,b\n', 'csv')).toEqual([
      'row 1, column zome: is none of name, zone, owner, environments, description',
    ]);
    expect(issuesOf('zone,owner\na,b\n', 'csv')).toEqual(['row 1: has no column name']);
  });

  it('refuses a row with more values than columns and a quotation mark that stays open', () => {
    expect(issuesOf('name,zone\na,b,c\n', 'csv')).toEqual([
      'row 2: has more values than the header has columns',
    ]);
    expect(issuesOf('name,zone\n"a,b\nc,d\n', 'csv')[0]).toMatch(/quotation mark/);
  });
});
