import { beforeAll, describe, expect, test } from 'vitest';
import type { PolicyRow } from '@/lib/domain/read-models/policy-list';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { decision, NOW, POLICY, writeRegression } from '../testing/regression-story';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getPolicyGrowth } from './get-policy-growth';
import { listPolicies, type PolicyFilter } from './list-policies';

useTestDatabase();

const viewer = actorOf('viewer');
const window = { from: '2026-11-21T08:00:00Z', to: '2026-11-21T12:00:00Z' };
const list = (filter: Partial<PolicyFilter> = {}, actor = viewer) =>
  listPolicies(
    actor,
    { ...window, limit: 50, days: 30, order: { by: 'name', isDescending: false }, ...filter },
    NOW,
  );
const rowOf = async (name: string): Promise<PolicyRow> =>
  (await list({ q: name })).items.find((row) => row.name === name)!;

/** Twenty decisions a minute apart from 11:00 on. */
const twenty = (policy: string, outcome: string, fields: (index: number) => object = () => ({})) =>
  Array.from({ length: 20 }, (_, index) =>
    decision(`${policy}-${index}`, `11:${String(index).padStart(2, '0')}:00`, outcome, {
      policy,
      revision: undefined,
      ...fields(index),
    }),
  );
const traceOf = (index: number) => index.toString(16).padStart(32, 'a');

beforeAll(async () => {
  const prisma = getPrisma();
  for (const [slug, owner] of [
    ['pci', 'payments'],
    ['iot', 'fleet'],
  ] as const)
    await prisma.zone.create({
      data: {
        slug,
        owner,
        name: slug,
        trustLevel: 'high',
        dataClassifications: [],
        environments: [],
        telemetryTier: 'full',
        updatedAt: NOW,
      },
    });
  await writeRegression();
  await writeEvents(
    [
      decision('mesh-1', '11:00:00', 'allow', { policy: 'mesh', zone: 'iot', revision: undefined }),
      decision('mesh-2', '11:00:00', 'allow', { policy: 'mesh', revision: undefined }),
      {
        kind: 'change',
        id: 'never-decided',
        type: 'policy-published',
        occurredAt: '2026-11-21T09:00:00Z',
        policy: 'batch',
        revision: 'r1',
      },
      decision('long-ago', '11:00:00', 'allow', {
        policy: 'forgotten',
        revision: undefined,
        occurredAt: '2026-10-21T11:00:00Z',
      }),
      ...twenty('open-door', 'allow'),
      ...twenty('shut-door', 'deny', (index) => ({ traceId: traceOf(index), zone: 'iot' })),
      // Half a second later in the same trace, and once without one that precedes it.
      ...twenty('second-door', 'deny', (index) => ({
        traceId: traceOf(index),
        occurredAt: `2026-11-21T11:${String(index).padStart(2, '0')}:00.5Z`,
      })),
      ...twenty('third-door', 'deny', (index) => ({
        traceId: index === 7 ? undefined : traceOf(index),
        occurredAt: `2026-11-21T11:${String(index).padStart(2, '0')}:00.7Z`,
      })),
    ],
    NOW,
  );
  await writeEvents(twenty('admission', 'deny'), NOW, 'events', 'gatekeeper');
});

describe('the list of policies', () => {
  test('holds those of decisions and of changes with all that is known; a mere carrier is left out', async () => {
    const { items } = await list();
    expect(items.map(({ name }) => name)).toEqual([
      'admission',
      'batch',
      'forgotten',
      'mesh',
      'open-door',
      POLICY,
      'second-door',
      'shut-door',
      'third-door',
    ]);
    expect(await rowOf(POLICY)).toEqual({
      id: POLICY,
      name: POLICY,
      bundle: 'pci/egress',
      owners: ['payments'],
      engines: ['native'],
      zones: ['pci'],
      revisions: 2,
      latestRevision: 'v2',
      lastChangeAt: '2026-11-21T10:22:40.000000Z',
      knownSince: '2026-11-21T08:00:00.000000Z',
      isOlder: false,
      decisions: 8,
      denials: 5,
      accuracy: { state: 'not-reviewed', estimate: null, interval: null, reviewed: 0 },
      // It was rolled back, and the two engines there never reported to have gone back.
      findings: [{ kind: 'differing', newest: 'v1', environments: ['aws'] }],
    });
    expect(await rowOf('mesh')).toMatchObject({
      owners: ['fleet', 'payments'],
      zones: ['iot', 'pci'],
      revisions: 0,
      lastChangeAt: null,
      accuracy: { state: 'no-denials' },
    });
    expect(await rowOf('batch')).toMatchObject({ owners: [], engines: [], decisions: 0 });
  });

  test('is searched by part of the name, sorted by any column and paged with the exact total', async () => {
    expect(await list({ q: 'MESH' })).toMatchObject({ total: 1, nextCursor: null });
    const order = { by: 'decisions', isDescending: true } as const;
    const first = await list({ limit: 6, order });
    expect(first).toMatchObject({ total: 9, counts: { all: 9 } });
    expect(first.items.map(({ name }) => name)).toEqual([
      'admission',
      'open-door',
      'second-door',
      'shut-door',
      'third-door',
      POLICY,
    ]);
    const second = await list({ limit: 6, order, cursor: first.nextCursor! });
    // What has no data stands last.
    expect(second.items.map(({ name }) => name)).toEqual(['mesh', 'batch', 'forgotten']);
    expect(second.nextCursor).toBeNull();
    expect(await list({ limit: 6, cursor: 'nonsense' })).toMatchObject({ items: { length: 6 } });
  });

  test('shows a reader of some zones what was decided there and what was changed for all', async () => {
    const { items } = await list({}, actorOf('viewer', ['iot']));
    expect(items.map(({ name, zones }) => [name, zones])).toEqual([
      ['batch', []],
      ['mesh', ['iot']],
      ['shut-door', ['iot']],
    ]);
  });
});

describe('the findings', () => {
  test('are counted, and the list shows those with one of them', async () => {
    const { counts } = await list();
    expect(counts).toEqual({
      all: 9,
      findings: { unused: 2, 'never-denying': 1, 'always-denying': 3, shadowed: 1, differing: 1 },
    });
    const { items, counts: same } = await list({ finding: 'unused' });
    expect(items.map(({ name, findings }) => [name, findings])).toEqual([
      ['batch', [{ kind: 'unused', lastDecisionOn: null, hasEverDecided: false }]],
      ['forgotten', [{ kind: 'unused', lastDecisionOn: '2026-10-21', hasEverDecided: true }]],
    ]);
    expect(same).toEqual(counts);
  });

  test('unused depends on the days that are asked for', async () => {
    const { items } = await list({ finding: 'unused', days: 31 });
    expect(items.map(({ name }) => name)).toEqual(['batch']);
  });

  test('of sources that report only denials nothing is always denying', async () => {
    expect(await rowOf('admission')).toMatchObject({ decisions: 20, denials: 20, findings: [] });
    expect((await rowOf('shut-door')).findings).toEqual([{ kind: 'always-denying', decisions: 20 }]);
  });

  test('shadowed is only where another had denied every one before', async () => {
    expect((await rowOf('second-door')).findings).toContainEqual({
      kind: 'shadowed',
      by: 'shut-door',
      denials: 20,
    });
    expect((await rowOf('third-door')).findings).toEqual([{ kind: 'always-denying', decisions: 20 }]);
  });

  test('differing names the environments without the newest', async () => {
    await writeEvents(
      [
        {
          kind: 'change',
          id: 'v3-aws',
          type: 'policy-activated',
          occurredAt: '2026-11-21T11:50:00Z',
          zone: 'pci',
          policy: POLICY,
          revision: 'v3',
          environment: 'aws',
        },
      ],
      NOW,
    );
    expect((await rowOf(POLICY)).findings).toEqual([
      { kind: 'differing', newest: 'v3', environments: ['aws', 'gcp'] },
    ]);
  });
});

describe('the growth', () => {
  test('counts what was known by the end of each day, and what is new in the range', async () => {
    const growth = await getPolicyGrowth(viewer, window, NOW);
    // The day before the first, and then every day: 20 October to 21 November.
    expect(growth.points).toHaveLength(33);
    expect(growth.points.at(-1)).toEqual({ at: '2026-11-21T00:00:00.000Z', value: 9 });
    expect(growth.points.find(({ at }) => at.startsWith('2026-10-21'))?.value).toBe(1);
    expect(growth.points.find(({ at }) => at.startsWith('2026-10-20'))?.value).toBeNull();
    expect(growth.known).toBe(9);
    // Of a first decision only the day is known: it counts where the day begins in the range.
    expect(growth).toMatchObject({ added: ['batch', POLICY], addedTotal: 2, quiet: [], capped: [] });
  });

  test('names what decided in the time before and not in this one', async () => {
    const later = { from: '2026-11-21T11:30:00Z', to: '2026-11-21T12:00:00Z' };
    const { quietTotal, quiet } = await getPolicyGrowth(viewer, later, NOW);
    expect(quietTotal).toBe(6);
    expect(quiet).toContain('open-door');
  });
});
