import { describe, expect, test } from 'vitest';
import { findMismatches } from './find-mismatches';
import { foldActivations } from './fold-activations';
import type { PolicyChange } from './policy-change';
import { standEnvironments } from './stand-environments';
import { standPoints, type PointSighting } from './stand-points';

const at = (clock: string) => `2026-11-21T${clock}:00.000000Z`;
const ms = (clock: string) => Date.parse(at(clock));
const HOUR = 3_600_000;

const change = (
  clock: string,
  environment: string | null,
  revision: string,
  more: Partial<PolicyChange> = {},
) => ({
  eventId: `${clock} ${environment} ${revision}`,
  occurredAt: at(clock),
  type: 'policy-activated' as const,
  policy: 'egress',
  revision,
  environment,
  canaryShare: null,
  author: null,
  message: null,
  url: null,
  ...more,
});
const seen = (
  environment: string,
  revision: string,
  from: string,
  to: string,
  more: Partial<PointSighting> = {},
) => ({
  policy: 'egress',
  environment,
  kind: 'service' as const,
  point: 'web',
  revision,
  source: 'opa',
  zone: 'pci',
  firstSeen: at(from),
  lastSeen: at(to),
  activatedAt: null,
  reportedAt: null,
  ...more,
});

const look = (
  clock: string,
  changes: readonly PolicyChange[],
  sightings: readonly PointSighting[] = [],
  retired: readonly string[] = [],
) =>
  findMismatches(
    standEnvironments(foldActivations(changes, 'egress'), { canaryMs: 2 * HOUR, now: ms(clock) }),
    standPoints(sightings),
    {
      evidentSince: ms(clock) - HOUR / 2,
      isRetired: (environment) => retired.includes(environment),
      isPointRetired: () => false,
    },
  );

const rollout = [change('08:00', 'aws', 'v1'), change('08:01', 'gcp', 'v1'), change('10:00', 'aws', 'v2')];

describe('an environment that an activation has not reached', () => {
  test('differs since the first environment had the newest', () => {
    expect(look('10:10', rollout)).toMatchObject({
      newest: { revision: 'v2', since: ms('10:00') },
      mismatches: [{ environment: 'gcp', revision: 'v1', startedAt: ms('10:00'), isEvident: true }],
      agreeing: ['aws'],
    });
  });

  test('agrees once it is reached, and after a rollback to the old one', () => {
    expect(look('10:10', [...rollout, change('10:05', 'gcp', 'v2')]).mismatches).toEqual([]);
    const back = change('10:08', null, 'v2', { type: 'policy-rolled-back' });
    expect(look('10:10', [...rollout, back])).toMatchObject({
      newest: { revision: 'v1', since: ms('10:08') },
      mismatches: [],
    });
  });

  test('agrees where all that was seen there since runs the newest, whatever was reported', () => {
    expect(look('10:30', rollout, [seen('gcp', 'v2', '10:04', '10:29')]).mismatches).toEqual([]);
  });

  test('does not count when it is retired', () => {
    expect(look('10:10', rollout, [], ['gcp'])).toMatchObject({ mismatches: [], agreeing: ['aws'] });
    expect(look('10:10', rollout, [], ['aws'])).toMatchObject({ newest: { revision: 'v1' }, mismatches: [] });
  });
});

describe('a point that runs another revision than was reported of its environment', () => {
  const everywhere = [...rollout, change('10:05', 'gcp', 'v2')];

  test('makes the environment differ', () => {
    expect(look('10:40', everywhere, [seen('gcp', 'v1', '08:05', '10:39')]).mismatches).toMatchObject([
      { environment: 'gcp', revision: 'v1', startedAt: ms('10:00'), isEvident: true, zones: ['pci'] },
    ]);
  });

  test('is no evidence any more when it was not seen within the bound', () => {
    expect(look('11:00', everywhere, [seen('gcp', 'v1', '08:05', '10:20')]).mismatches).toMatchObject([
      { isEvident: false },
    ]);
  });

  test('says nothing where it was last seen before the activation was reported', () => {
    expect(look('10:40', everywhere, [seen('gcp', 'v1', '08:05', '10:04')]).mismatches).toEqual([]);
  });
});

describe('a canary', () => {
  const canary = [
    change('08:00', 'aws', 'v1'),
    change('08:01', 'gcp', 'v1'),
    change('10:00', 'aws', 'v2', { canaryShare: 0.1 }),
  ];

  test('is no mismatch, neither by report nor by what is seen of it', () => {
    expect(look('10:40', canary, [seen('aws', 'v2', '10:01', '10:39')])).toMatchObject({
      newest: { revision: 'v1' },
      mismatches: [],
    });
  });

  test('that lasts for longer than its bound is one from then on', () => {
    expect(look('12:30', canary)).toMatchObject({
      newest: { revision: 'v2', since: ms('12:00') },
      mismatches: [{ environment: 'gcp', startedAt: ms('12:00') }],
    });
  });

  test('that became whole is one from then on', () => {
    expect(look('12:30', [...canary, change('10:15', 'aws', 'v2')])).toMatchObject({
      newest: { revision: 'v2', since: ms('10:15') },
      mismatches: [{ environment: 'gcp', startedAt: ms('10:15') }],
    });
  });
});

describe('where only decisions tell of revisions', () => {
  test('the newest is what was seen first last', () => {
    const sightings = [
      seen('aws', 'v1', '08:00', '09:59'),
      seen('aws', 'v2', '10:00', '10:39'),
      seen('gcp', 'v1', '08:00', '10:39'),
    ];
    expect(look('10:40', [], sightings)).toMatchObject({
      newest: { revision: 'v2', since: ms('10:00') },
      mismatches: [{ environment: 'gcp', revision: 'v1', startedAt: ms('10:00') }],
    });
  });

  test('and one environment went back, it differs since then', () => {
    const sightings = [
      seen('aws', 'v1', '08:00', '11:39'),
      seen('aws', 'v2', '10:00', '11:00'),
      seen('gcp', 'v2', '10:00', '11:39'),
    ];
    expect(look('11:40', [], sightings).mismatches).toMatchObject([
      { environment: 'aws', revision: 'v1', startedAt: ms('11:00') },
    ]);
  });

  test('nothing is claimed where there is nothing', () => {
    expect(look('10:40', [])).toEqual({ newest: null, mismatches: [], agreeing: [] });
  });
});
