import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { findShared } from '@/lib/store/testing/shared-files';
import { parseInventoryFile } from './parse-inventory-file';

/** What each file says, by reading it; null for files that name nothing of ours, which are refused. */
const SERVICES: Record<string, object[] | null> = {
  'backstage/artist-lookup-component.yaml': [
    { name: 'artist-lookup', owner: 'team-a', description: 'Artist Lookup' },
  ],
  'backstage/artists-db-resource.yaml': [
    { name: 'artists-db', owner: 'team-a', description: 'Stores artist details' },
  ],
  'backstage/audio-playback-system.yaml': null,
  'backstage/backstage-demo.yaml': [
    {
      name: 'backstage-demo',
      owner: 'backstage/maintainers',
      description: 'An example deployment of a Backstage application.',
    },
  ],
  'backstage/playback-order-component.yaml': [
    { name: 'playback-order', owner: 'guest', description: 'Playback Order' },
  ],
  'backstage/team-a-group.yaml': null,
  'backstage/terraform-json.yaml': [
    {
      name: 'terraform-json',
      owner: 'team-tf-core',
      description: 'Helper types for the Terraform external data representation',
    },
  ],
  'backstage/wayback-search-component.yaml': [
    { name: 'wayback-search', owner: 'team-a', description: 'Search of the wayback machine' },
  ],
  // A Service mongodb and a Deployment mongodb-v1 of the same application.
  'kubernetes/bookinfo-db.yaml': [{ name: 'mongodb' }],
  'kubernetes/cartservice.yaml': [{ name: 'cartservice' }, { name: 'redis-cart' }],
  'kubernetes/frontend.yaml': [{ name: 'frontend' }],
  'kubernetes/paymentservice.yaml': [{ name: 'paymentservice' }],
};

const folder = findShared('fixtures/service-inventory');
if (!folder)
  it.skip('the recorded inventories are not here: ../shared/fixtures/service-inventory is missing');

describe.skipIf(!folder)('the recorded inventories', () => {
  it('are all read here', () => {
    const found = ['backstage', 'kubernetes'].flatMap((name) =>
      readdirSync(join(folder!, name)).map((file) => `${name}/${file}`),
    );
    expect(found.toSorted()).toEqual(Object.keys(SERVICES).toSorted());
  });

  it.each(Object.entries(SERVICES))('%s', (name, services) => {
    const text = readFileSync(join(folder!, name), 'utf8');
    if (services) expect(parseInventoryFile(text, 'yaml').entries.services).toEqual(services);
    else expect(() => parseInventoryFile(text, 'yaml')).toThrow(GatehouseError);
  });
});
