import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { prunePoints } from './prune-points';
import { forgetSeenPoints } from './seen-points';

useTestDatabase();

const RECEIVED = new Date('2026-11-21T12:00:00Z');
const at = (clock: string) => `2026-11-21T${clock}Z`;
const write = (events: readonly object[], source = 'native') =>
  writeBatch([makeWriteRequest(events, { source, receivedAt: RECEIVED })], () => RECEIVED.getTime() * 1_000);
const rowsOf = async (policy: string) =>
  (
    await getPool().query(
      `SELECT environment, kind, point, revision, zone, first_seen, last_seen, activated_at
       FROM enforcement_point WHERE policy = $1 ORDER BY environment, kind, point, revision`,
      [policy],
    )
  ).rows as Record<string, unknown>[];

const decision = (policy: string, id: string, clock: string, revision: string, more: object = {}) => ({
  kind: 'decision',
  id: `${policy}-${id}`,
  occurredAt: at(clock),
  outcome: 'allow',
  policy,
  revision,
  service: 'web',
  environment: 'aws',
  zone: 'pci',
  ...more,
});

describe('an enforcement point', () => {
  const eventsOf = (policy: string) => [
    decision(policy, '1', '10:00:03', 'v1'),
    decision(policy, '2', '10:07:59.5', 'v1', { zone: 'edge' }),
    decision(policy, '3', '10:07:51', 'v1'),
    decision(policy, '4', '10:08:00', 'v2', { outcome: 'deny' }),
    decision(policy, '5', '10:09:12', 'v2', { instance: 'opa-1' }),
    {
      kind: 'change',
      id: `${policy}-6`,
      type: 'policy-activated',
      occurredAt: at('10:08:30.5'),
      policy,
      revision: 'v2',
      instance: 'opa-1',
      environment: 'aws',
      zone: 'pci',
    },
  ];

  it('is the same whatever order its events come in, and however often', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 6, maxLength: 6 }),
        async (order) => {
          const policy = `ordered-${(round += 1)}`;
          const shuffled = eventsOf(policy)
            .map((event, index) => ({ event, rank: order[index]! }))
            .toSorted((one, other) => one.rank - other.rank)
            .map(({ event }) => event);
          await write(shuffled.slice(0, 2));
          await write(shuffled.slice(2));
          await write(shuffled);
          expect(await rowsOf(policy)).toEqual([
            {
              environment: 'aws',
              kind: 'instance',
              point: 'opa-1',
              revision: 'v2',
              zone: 'pci',
              first_seen: new Date(at('10:08:30.5')),
              last_seen: new Date(at('10:09:10')),
              activated_at: new Date(at('10:08:30.5')),
            },
            {
              environment: 'aws',
              kind: 'service',
              point: 'web',
              revision: 'v1',
              // Of the two in the last slot the later by name, so that their order does not matter.
              zone: 'pci',
              first_seen: new Date(at('10:00:00')),
              last_seen: new Date(at('10:07:50')),
              activated_at: null,
            },
            {
              environment: 'aws',
              kind: 'service',
              point: 'web',
              revision: 'v2',
              zone: 'pci',
              first_seen: new Date(at('10:08:00')),
              last_seen: new Date(at('10:08:00')),
              activated_at: null,
            },
          ]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is the same after a restart, which forgets what was written', async () => {
    await write([decision('restarted', '1', '10:00:00', 'v1'), decision('restarted', '2', '10:05:00', 'v1')]);
    const before = await rowsOf('restarted');
    forgetSeenPoints();
    await write([decision('restarted', '3', '10:02:00', 'v1')]);
    expect(await rowsOf('restarted')).toEqual(before);
  });

  it('is none where no revision, no policy beyond the cap or neither instance nor service is told', async () => {
    await write([
      decision('silent', '1', '10:00:00', 'v1', { revision: undefined }),
      decision('silent', '2', '10:00:00', 'v1', { service: undefined }),
      {
        kind: 'change',
        id: 'silent-3',
        type: 'policy-published',
        occurredAt: at('10:00:00'),
        policy: 'silent',
        revision: 'v1',
        service: 'web',
      },
    ]);
    expect(await rowsOf('silent')).toEqual([]);
  });

  it('with names as long as events may hold does not refuse the events of others', async () => {
    const long = (letter: string) => letter.repeat(500);
    const huge = decision('long', '1', '10:00:00', long('ü'), { instance: long('ö'), environment: 'aws' });
    await write([huge, decision('long', '2', '10:00:00', 'v1')]);
    expect((await rowsOf('long')).map(({ revision }) => revision)).toContain('v1');
  });
});

describe('what was seen long ago', () => {
  it('is deleted where another revision runs, or after the retention; an alive instance keeps its last', async () => {
    const instance = (id: string) => ({ instance: id, service: undefined });
    await write([
      decision('old', '1', '00:00:00', 'v1', { occurredAt: '2026-11-01T00:00:00Z' }),
      decision('old', '2', '00:00:00', 'v2', { occurredAt: '2026-11-10T00:00:00Z' }),
      decision('old', '3', '00:00:00', 'v1', { occurredAt: '2026-10-01T00:00:00Z', ...instance('gone') }),
      decision('old', '4', '00:00:00', 'v1', { occurredAt: '2026-10-01T00:00:00Z', ...instance('alive') }),
      {
        kind: 'source-report',
        id: 'old-5',
        occurredAt: at('11:00:00'),
        dropped: 0,
        labels: { instance: 'alive' },
      },
    ]);
    expect(await prunePoints(RECEIVED, 30)).toBe(2);
    expect((await rowsOf('old')).map(({ point, revision }) => [point, revision])).toEqual([
      ['alive', 'v1'],
      ['web', 'v2'],
    ]);
  });
});
