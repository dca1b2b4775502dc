import { expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { opaBundleAdapter } from './map-manifest';

const SHA = '7864d60dd78d748dbce54b569e939f5b0dc07486';
const manifest = {
  revision: SHA,
  roots: ['roles', '/http/example/authz/'],
  rego_version: 1,
  metadata: { name: 'main', author: 'mona', timestamp: '2026-11-21T09:00:00Z' },
};
const map = (record: unknown) => mapText(opaBundleAdapter, JSON.stringify(record));

it('a manifest publishes its revision for each path that the bundle owns', () => {
  const common = {
    kind: 'change',
    type: 'policy-published',
    occurredAt: '2026-11-21T09:00:00Z',
    revision: SHA,
    commit: SHA,
    author: 'mona',
    labels: { bundle: 'main', roots: 'roles, http/example/authz', regoVersion: '1' },
  };
  expect(map(manifest).events).toMatchObject([
    { ...common, policy: 'roles' },
    { ...common, policy: 'http/example/authz' },
  ]);
});

it('a bundle that owns everything is the policy of its name, if it has one', () => {
  expect(map({ revision: 'v1', roots: [''], metadata: { name: 'main' } }).events).toMatchObject([
    { policy: 'main', revision: 'v1', occurredAt: RECEIVED_AT },
  ]);
  const [nameless] = map({ revision: 'v1' }).events;
  expect(nameless).toMatchObject({ revision: 'v1' });
  expect(nameless).not.toHaveProperty('policy', expect.anything());
});

it('the same manifest is the same events', () => {
  expect(map(manifest).events.map(({ id }) => id)).toEqual(map({ ...manifest }).events.map(({ id }) => id));
});

it.each([
  ['no revision', { roots: ['roles'] }, 'revision'],
  ['an empty revision', { revision: '' }, 'revision'],
  ['roots that are no list', { revision: 'v1', roots: 'roles' }, 'roots'],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ code: 'not-understood', path }] });
});

fuzzAdapter(opaBundleAdapter, { samples: [JSON.stringify(manifest)] });
