import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownOccasion } from '@/lib/auth/occasion';
import { giveBulkVerdict } from '@/lib/commands/review/give-bulk-verdict';
import { giveVerdict } from '@/lib/commands/review/give-verdict';
import { undoVerdict } from '@/lib/commands/review/undo-verdict';
import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';
import { extendReviewSample } from '@/lib/store/review/extend-review-sample';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getOnCall } from '../dashboards/get-on-call';
import { getSlis } from '../indicators/get-slis';
import { writeEvents } from '../testing/write-events';
import { getReviewEstimate } from './get-review-estimate';
import { getReviewQueue } from './get-review-queue';

useTestDatabase();

const NOW = new Date('2026-11-21T12:30:00Z');
const occasion = ownOccasion(NOW);
const RANGE = { from: 'now-30d', to: 'now' };

const person = (role: Role, zones: readonly string[] | null = null): Actor => {
  const id = randomUUID();
  return {
    type: 'account',
    id,
    name: `${role} ${id.slice(0, 4)}`,
    permissions: new Set(ROLE_PERMISSIONS[role]),
    zones,
  };
};
const ada = person('reviewer');
const grace = person('reviewer');
const onCall = person('on-call');

const denial = (id: string, occurredAt: string, fields: Record<string, unknown> = {}) => ({
  kind: 'decision',
  id,
  occurredAt,
  outcome: 'deny',
  zone: 'pci',
  environment: 'aws',
  service: 'payments-api',
  principal: 'spiffe://acme/payments-api',
  policy: 'egress',
  rule: 'egress-3',
  revision: 'v1',
  ...fields,
});
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`;

const queue = (actor: Actor, kind: 'all' | 'random' | 'targeted' = 'random', limit = 20) =>
  getReviewQueue(actor, { kind, limit }, NOW);
const estimate = (actor: Actor = ada, filter = {}) => getReviewEstimate(actor, { ...RANGE, ...filter }, NOW);

describe('before anything was denied', () => {
  it('there is nothing to judge and no data, not a perfect score', async () => {
    expect(await queue(ada, 'all')).toMatchObject({
      round: { id: '2026-W47', from: '2026-11-16T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' },
      items: [],
      waiting: { sample: 0, secondReviewer: 0, targeted: 0 },
    });
    expect(await estimate()).toMatchObject({
      status: 'no_data',
      estimate: null,
      interval: null,
      population: 0,
      policies: [],
    });
  });
});

describe('with denials of two policies', () => {
  beforeAll(async () => {
    await writeEvents(
      [
        ...Array.from({ length: 8 }, (_, index) => denial(`egress-${index}`, at(index))),
        ...Array.from({ length: 2 }, (_, index) =>
          denial(`core-${index}`, at(10 + index), {
            policy: 'admin',
            zone: 'core',
            service: 'cart',
            rule: 'a',
          }),
        ),
      ],
      NOW,
    );
    await extendReviewSample(new Date('2026-10-20T00:00:00Z'), NOW, 100);
  });

  it('nobody’s verdict leaves everything open: nothing is taken for correct', async () => {
    expect(await estimate()).toMatchObject({
      status: 'insufficient_review',
      estimate: null,
      interval: null,
      population: 10,
      reviewed: 0,
      coverage: 0,
      bounds: { low: 0, high: 1 },
    });
  });

  it('the sample takes each unreviewed policy first, the largest first', async () => {
    const { items, waiting } = await queue(ada);
    expect(items.slice(0, 2).map(({ event }) => event.policy)).toEqual(['egress', 'admin']);
    expect(new Set(items.map(({ event }) => event.id)).size).toBe(10);
    expect(waiting.sample).toBe(10);
    expect(items.every(({ origin, reason }) => origin === 'random' && reason === 'sample')).toBe(true);
  });

  it('an actor of one zone sees that zone only, in queue and estimate', async () => {
    const confined = person('reviewer', ['core']);
    expect((await queue(confined)).items.map(({ event }) => event.zone)).toEqual(['core', 'core']);
    expect(await estimate(confined)).toMatchObject({ population: 2 });
    await expect(estimate(confined, { zone: 'pci' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a viewer sees the numbers, neither the queue nor single denials', async () => {
    const viewer = person('viewer');
    await expect(queue(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await estimate(viewer)).falsePositives).toEqual([]);
  });

  it('random verdicts make the estimate, weighted by the denials of each policy', async () => {
    const { items } = await queue(ada);
    const [egress, admin] = items;
    await giveVerdict(
      ada,
      { eventId: egress!.event.id, judgement: 'true-block', origin: 'random' },
      occasion,
    );
    await giveVerdict(
      ada,
      { eventId: admin!.event.id, judgement: 'false-positive', cause: 'logic', origin: 'random' },
      occasion,
    );
    // 8 of 10 denials belong to egress: (8·1 + 2·0) / 10.
    const found = await estimate();
    expect(found).toMatchObject({ estimate: 0.8, reviewed: 2, coverage: 1, population: 10 });
    expect(found.bounds).toEqual({ low: 0.8, high: 0.8 });
    expect(found.policies.map(({ policy, reviewed, estimate: own }) => [policy, reviewed, own])).toEqual([
      ['egress', 1, 1],
      ['admin', 1, 0],
    ]);
    expect(found.falsePositives).toEqual([
      {
        policy: 'admin',
        rule: 'a',
        revision: 'v1',
        denials: 1,
        causes: { logic: 1, data: 0, 'expected-traffic': 0, open: 0 },
        latestEventId: admin!.event.id,
      },
    ]);
    expect((await queue(ada)).items.map(({ event }) => event.id)).not.toContain(egress!.event.id);
  });

  it('M3 among the indicators is the same estimate, point by point up to now', async () => {
    const m3 = async (actor: Actor, filter = {}) =>
      (await getSlis(actor, { ...RANGE, ...filter }, NOW)).items.find(({ id }) => id === 'M3')!;
    const { estimate: value, interval, status, indicator } = await estimate();
    const { sparkline: _course, previousValue: _before, ...figure } = await m3(ada);
    expect(indicator).toEqual(figure);
    const found = await m3(ada);
    expect(found).toMatchObject({
      value,
      state: 'measured',
      status: 'at-risk',
      observed: 2,
      observedBad: 1,
      good: 8,
      total: 10,
      sample: { status, interval, population: 10, reviewed: 2, coverage: 1 },
    });
    const points = found.sparkline.map((point) => point.value);
    expect(points.at(0)).toBeNull();
    expect(points.at(-1)).toBe(value);
    // In the other zone the one review said false positive.
    expect(await m3(ada, { zone: 'core' })).toMatchObject({ value: 0, total: 2, observed: 1 });
    expect(await m3(ada, { service: 'nobody' })).toMatchObject({ value: null, state: 'no-data' });
  });

  it('targeted, bulk and on-call verdicts stand beside the estimate and change nothing in it', async () => {
    const before = await estimate();
    const { items } = await queue(ada);
    const [first, second] = items.filter(({ event }) => event.policy === 'egress');
    const targeted = await giveVerdict(
      ada,
      { eventId: first!.event.id, judgement: 'false-positive', cause: 'data' },
      occasion,
    );
    const answer = await giveVerdict(
      onCall,
      { eventId: second!.event.id, judgement: 'true-block', origin: 'on-call' },
      occasion,
    );
    await giveBulkVerdict(
      ada,
      { filter: { ...RANGE, policy: 'admin' }, judgement: 'false-positive', cause: 'logic' },
      occasion,
    );
    const after = await estimate();
    for (const name of [
      'estimate',
      'interval',
      'reviewed',
      'status',
      'coverage',
      'reviewsToOnePoint',
    ] as const)
      expect(after[name]).toEqual(before[name]);
    expect(after.policies.map(({ policy, targeted: beside }) => [policy, beside])).toEqual([
      ['egress', { trueBlocks: 0, falsePositives: 1, open: 0 }],
      ['admin', { trueBlocks: 0, falsePositives: 1, open: 0 }],
    ]);
    expect(after.falsePositives.map(({ policy, denials }) => [policy, denials])).toEqual([
      ['admin', 2],
      ['egress', 1],
    ]);
    await undoVerdict(ada, targeted.id, occasion);
    await undoVerdict(onCall, answer.id, occasion);
  });

  it('an unsure answer is no review; somebody else is asked, and their word counts', async () => {
    const [item] = (await queue(ada)).items.filter(({ event }) => event.policy === 'egress');
    const eventId = item!.event.id;
    await giveVerdict(ada, { eventId, judgement: 'unsure', origin: 'random' }, occasion);
    expect(await estimate()).toMatchObject({ reviewed: 2, open: 1 });
    // The lot had drawn it, so what settles it enters the estimate.
    const asked = { reason: 'second-opinion', origin: 'random', detail: 'a reviewer was unsure' };
    expect((await queue(grace, 'targeted')).items).toContainEqual(
      expect.objectContaining({ ...asked, event: expect.objectContaining({ id: eventId }) }),
    );
    expect((await queue(ada, 'targeted')).items.map(({ event }) => event.id)).not.toContain(eventId);
    await giveVerdict(grace, { eventId, judgement: 'true-block', origin: 'random' }, occasion);
    expect(await estimate()).toMatchObject({ reviewed: 3, open: 0 });
  });

  it('two who disagree show as disputed, and their denial as not reviewed', async () => {
    const [item] = (await queue(ada)).items.filter(({ event }) => event.policy === 'egress');
    const eventId = item!.event.id;
    await giveVerdict(ada, { eventId, judgement: 'true-block', origin: 'random' }, occasion);
    await giveVerdict(grace, { eventId, judgement: 'false-positive', origin: 'random' }, occasion);
    const found = await estimate();
    expect(found).toMatchObject({ reviewed: 3, open: 1 });
    // Of two denials that both judged, one said "unsure" and the other was disputed: no agreement.
    expect(found.agreement).toMatchObject({ denials: 2, agreed: 0, disputed: 1, raw: 0 });
    expect((await queue(person('reviewer'), 'targeted')).items).toContainEqual(
      expect.objectContaining({ reason: 'second-opinion', detail: 'reviewers disagree' }),
    );
  });

  it('a no on call puts the denial before the reviewers, with the note, until one has judged it', async () => {
    const [item] = (await queue(ada)).items;
    const eventId = item!.event.id;
    await giveVerdict(
      onCall,
      { eventId, judgement: 'false-positive', note: 'deploy at ten', origin: 'on-call' },
      occasion,
    );
    expect((await queue(ada, 'targeted')).items[0]).toMatchObject({
      event: { id: eventId },
      origin: 'targeted',
      reason: 'reported',
      detail: `${onCall.name}: deploy at ten`,
    });
    await giveVerdict(ada, { eventId, judgement: 'true-block' }, occasion);
    expect((await queue(ada, 'targeted')).items.map(({ reason }) => reason)).not.toContain('reported');

    // Said again after the verdict, it asks to look again.
    const later = { ...occasion, now: new Date(NOW.getTime() + 60_000) };
    await giveVerdict(onCall, { eventId, judgement: 'false-positive', origin: 'on-call' }, later);
    expect((await queue(ada, 'targeted')).items[0]).toMatchObject({
      event: { id: eventId },
      reason: 'reported',
    });
    await giveVerdict(ada, { eventId, judgement: 'true-block' }, later);
    expect((await queue(ada, 'targeted')).items.map(({ reason }) => reason)).not.toContain('reported');
  });

  it('the on-call page shows the last answer about a group', async () => {
    const { denialGroups } = await getOnCall(onCall, { from: 'now-3d', to: 'now' }, NOW);
    expect(denialGroups.map(({ answer }) => answer)).toContainEqual(
      expect.objectContaining({ judgement: 'false-positive', by: onCall.name, isOwn: true }),
    );
  });
});

describe('after a policy change', () => {
  it('the first denial of a group that grew asks for a look, until one of them was judged', async () => {
    await writeEvents(
      [
        denial('usual', '2026-11-14T11:00:00Z', { policy: 'mesh/allow', service: 'cart' }),
        {
          kind: 'change',
          id: 'mesh-v2',
          type: 'policy-activated',
          occurredAt: '2026-11-19T09:10:00Z',
          zone: 'pci',
          policy: 'mesh',
          revision: 'v2',
          environment: 'aws',
        },
        ...[20, 21, 22].map((minute) =>
          denial(`grown-${minute}`, `2026-11-19T09:${minute}:00Z`, { policy: 'mesh/allow', service: 'cart' }),
        ),
        // Two are too few to say that a group grew.
        ...[20, 21].map((minute) =>
          denial(`few-${minute}`, `2026-11-19T09:${minute}:30Z`, { policy: 'mesh/allow', service: 'vault' }),
        ),
      ],
      NOW,
    );
    const grown = async () =>
      (await queue(ada, 'targeted')).items.filter(({ reason }) => reason === 'new-after-change');
    const [item, ...others] = await grown();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      event: { occurredAt: '2026-11-19T09:20:00.000000Z', service: 'cart' },
      detail: '3 denials in the two hours from the activation of mesh v2',
    });
    await giveVerdict(
      ada,
      { eventId: item!.event.id, judgement: 'false-positive', cause: 'logic' },
      occasion,
    );
    expect(await grown()).toEqual([]);
  });
});

describe('a policy that denies much', () => {
  it('asks for one look while nobody judged any of its denials', async () => {
    await writeEvents(
      Array.from({ length: 100 }, (_, index) =>
        denial(`loud-${index}`, `2026-11-18T08:00:${String(index % 60).padStart(2, '0')}.${index}Z`, {
          policy: 'loud',
        }),
      ),
      NOW,
    );
    await extendReviewSample(new Date('2026-10-20T00:00:00Z'), NOW, 100);
    const asked = async () =>
      (await queue(ada, 'targeted')).items.filter(({ reason }) => reason === 'unreviewed-policy');
    const [item, ...others] = await asked();
    expect(others).toEqual([]);
    expect(item!.event.policy).toBe('loud');
    await giveVerdict(ada, { eventId: item!.event.id, judgement: 'true-block' }, occasion);
    expect(await asked()).toEqual([]);
  });
});
