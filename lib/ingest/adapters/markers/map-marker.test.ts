import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { markersAdapter } from './map-marker';

const deploy = {
  type: 'deploy',
  at: '2026-11-21T09:30:00.123456Z',
  service: 'payments-api',
  environment: 'production',
  revision: 'v1.2.3',
  author: 'mona',
  message: 'Release',
  url: 'https://ci.example.com/1',
  labels: { pipeline: 7 },
};
const map = (...records: object[]) => mapText(markersAdapter, JSON.stringify(records));

describe('a marker', () => {
  it('is a change with everything that it says', () => {
    const { at, labels: _labels, ...rest } = deploy;
    expect(map(deploy).events).toMatchObject([
      { kind: 'change', ...rest, occurredAt: at, labels: { pipeline: '7' } },
    ]);
  });

  it('without a time happened when it came', () => {
    expect(map({ type: 'rotation', zone: 'edge' }).events).toMatchObject([
      { type: 'rotation', zone: 'edge', occurredAt: RECEIVED_AT },
    ]);
  });

  it('keeps its own id; without one it is the same when it says the same', () => {
    const ids = map(
      { ...deploy, id: 'run-7' },
      deploy,
      { ...deploy },
      { ...deploy, environment: 'staging' },
    ).events.map(({ id }) => id);
    expect(ids[0]).toBe('run-7');
    expect(ids[1]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(3);
  });
});

it.each([
  ['a type that is none of them', { ...deploy, type: 'policy-published' }, 'type'],
  ['no type', { service: 'payments-api' }, 'type'],
  ['a time without a zone', { ...deploy, at: '2026-11-21T09:30:00' }, 'at'],
  ['a number for its revision', { ...deploy, revision: 7 }, 'revision'],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ code: 'not-understood', path }] });
});

fuzzAdapter(markersAdapter, { samples: [JSON.stringify([deploy])], decisive: ['type'] });
