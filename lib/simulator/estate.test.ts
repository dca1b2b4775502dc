import { describe, expect, it } from 'vitest';
import { inventoryDocumentSchema } from '@/lib/domain/inventory';
import { ESTATE, inventoryDocument } from './estate';
import { POLICIES } from './policies';

const inventory = inventoryDocument();

describe('the estate', () => {
  it('has six zones, of which two are highly, two medium and two little trusted', () => {
    expect(inventory.zones).toHaveLength(6);
    for (const level of ['high', 'medium', 'low'])
      expect(inventory.zones.filter((zone) => zone.trustLevel === level)).toHaveLength(2);
  });

  it('runs in two clouds and one data centre', () => {
    const kinds = inventory.environments.map((environment) => environment.kind).sort();
    expect(kinds).toEqual(['cloud-account', 'cloud-account', 'on-prem']);
  });

  it('has some sixty services, each with an owner, two or three of them in no zone', () => {
    expect(inventory.services.length).toBeGreaterThanOrEqual(55);
    expect(inventory.services.length).toBeLessThanOrEqual(65);
    expect(inventory.services.filter((service) => !service.owner)).toEqual([]);
    const unzoned = inventory.services.filter((service) => !service.zone);
    expect([2, 3]).toContain(unzoned.length);
  });

  it('gives an inventory that the import accepts and that refers to nothing it does not contain', () => {
    expect(inventoryDocumentSchema.parse(inventory)).toEqual(inventory);
    const zones = new Set(inventory.zones.map((zone) => zone.slug));
    const environments = new Set(inventory.environments.map((environment) => environment.slug));
    const names = inventory.services.map((service) => service.name);
    expect(new Set(names).size).toBe(names.length);
    for (const service of inventory.services) {
      if (service.zone) expect(zones).toContain(service.zone);
      for (const slug of service.environments) expect(environments).toContain(slug);
    }
    for (const zone of inventory.zones)
      for (const slug of zone.environments) expect(environments).toContain(slug);
  });

  it('places services only where their zone is', () => {
    const zones = new Map(inventory.zones.map((zone) => [zone.slug, zone.environments]));
    for (const service of inventory.services)
      if (service.zone)
        for (const slug of service.environments) expect(zones.get(service.zone)).toContain(slug);
  });

  it('knows one or two services that are not in the inventory', () => {
    const listed = new Set(inventory.services.map((service) => service.name));
    const unknown = ESTATE.services.filter((service) => !listed.has(service.name));
    expect([1, 2]).toContain(unknown.length);
  });

  it('has eight to twelve policies, each used by a service, and no service names another', () => {
    const paths = POLICIES.map((policy) => policy.path);
    expect(paths.length).toBeGreaterThanOrEqual(8);
    expect(paths.length).toBeLessThanOrEqual(12);
    const used = new Set(ESTATE.services.flatMap((service) => service.policies));
    expect([...used].sort()).toEqual([...paths].sort());
  });

  it('names each bundle by a prefix of the decision path', () => {
    for (const policy of POLICIES) expect(policy.path.startsWith(`${policy.bundle}/`)).toBe(true);
  });
});
