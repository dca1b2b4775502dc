import { beforeAll, describe, expect, test } from 'vitest';
import { generateBatches } from '@/lib/simulator/generate-batches';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listActivationReviews } from '@/lib/store/activation-reviews/list-activation-reviews';
import { writeEvents } from '@/lib/views/testing/write-events';
import { writeRequests } from '@/lib/views/testing/write-requests';
import { reviewActivations } from './review-activations';

const MINUTE = 60_000;

async function listAll(policy: string) {
  const window = { from: new Date('2026-11-19T00:00:00Z'), to: new Date('2026-11-22T00:00:00Z') };
  const reviews = await listActivationReviews({ window, policies: [policy], zones: null });
  return reviews.toSorted(
    (one, other) => one.activatedAt.localeCompare(other.activatedAt) || one.minutes - other.minutes,
  );
}

describe('the simulated regression', () => {
  useTestDatabase();
  const anchor = new Date('2026-11-20T14:30:00Z');
  const minutes = (after: number) => new Date(anchor.getTime() + after * MINUTE);
  const POLICY = 'payments/pci_egress/decision';

  beforeAll(() =>
    writeRequests(
      generateBatches({
        seed: 1,
        anchor,
        from: minutes(-110),
        to: minutes(10),
        rate: 6,
        scenario: 'policy-regression',
      }),
      minutes(10),
    ),
  );

  test('is a regression at 5 and 30 minutes in every environment, and its rollback is fine', async () => {
    // Cut off in the middle and begun again, by two instances at once.
    expect(await reviewActivations(minutes(10), 3)).toBe(3);
    const both = await Promise.all([
      reviewActivations(minutes(10), 500),
      reviewActivations(minutes(10), 500),
    ]);
    expect(Math.min(...both)).toBe(0);
    expect(await reviewActivations(minutes(10), 500)).toBe(0);

    const reviews = await listAll(POLICY);
    const bad = reviews.filter(({ evidence }) => evidence.denials.difference! > 0.3);
    expect(bad.map((review) => [review.minutes, review.verdict])).toEqual(
      Array.from({ length: 3 }, () => [
        [5, 'regression'],
        [30, 'regression'],
      ]).flat(),
    );
    expect(new Set(bad.map(({ environment }) => environment)).size).toBe(3);
    expect(reviews.filter((review) => !bad.includes(review)).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 6 }, () => 'fine'),
    );
    for (const { evidence } of bad) {
      expect(evidence.denials.low).toBeGreaterThan(0.3);
      expect(evidence.findings).toContainEqual({ about: 'denials', what: 'rose', verdict: 'regression' });
      // It was taken back 20 minutes after it was published: the longer review has no more to count.
      expect(evidence.minutes).toBeLessThan(20);
    }
  });
});

describe('a review', () => {
  useTestDatabase();
  const at = (clock: string) => `2026-11-21T${clock}Z`;
  const POLICY = 'shop/orders';
  const activated = (revision: string, clock: string, over: object = {}) => ({
    kind: 'change',
    id: `${revision}-${clock}`,
    type: 'policy-activated',
    occurredAt: at(clock),
    policy: POLICY,
    revision,
    environment: 'aws',
    ...over,
  });
  /** Decisions every 15 seconds of [from, to) minutes after ten; every `denied`-th is a denial. */
  const decisions = (from: number, to: number, revision: string, denied: number, over: object = {}) =>
    Array.from({ length: (to - from) * 4 }, (_, index) => ({
      kind: 'decision',
      id: `${revision}-${from}-${index}`,
      occurredAt: new Date(Date.parse(at('10:00:00')) + from * MINUTE + index * 15_000).toISOString(),
      outcome: index % denied === denied - 1 ? 'deny' : 'allow',
      zone: 'shop',
      environment: 'aws',
      service: 'orders',
      policy: POLICY,
      revision,
      ...over,
    }));
  const write = (events: readonly object[], clock: string) => writeEvents(events, new Date(at(clock)));

  test('waits for what is late, and not for ever', async () => {
    await write(
      [
        activated('v1', '08:00:00'),
        activated('v2', '10:00:00'),
        ...decisions(-60, 0, 'v1', 50),
        ...decisions(0, 3, 'v2', 2),
      ],
      '10:03:00',
    );
    expect((await reviewAt('10:10:00')).map(({ revision }) => revision)).not.toContain('v2');
    await write(decisions(3, 8, 'v2', 2), '10:12:00');
    const [review] = (await reviewAt('10:12:00')).filter(({ revision }) => revision === 'v2');
    expect(review).toMatchObject({ minutes: 5, verdict: 'regression' });
    // Denied were 10 of the 20 decisions of five minutes, and none of the 20 before that.
    expect(review!.evidence.denials).toMatchObject({
      before: { bad: 0, total: 20 },
      after: { bad: 10, total: 20 },
    });

    // Nothing came any more: half an hour after its window the longer review says what is there.
    const longer = async (clock: string) =>
      (await reviewAt(clock)).filter(({ revision, minutes }) => revision === 'v2' && minutes === 30);
    expect(await longer('10:59:00')).toEqual([]);
    expect(await longer('11:00:00')).toMatchObject([{ verdict: 'regression' }]);
  });

  test('compares a canary with the rest of the traffic of its time', async () => {
    await write(
      [
        activated('v3', '11:40:00', { canaryShare: 0.25 }),
        ...decisions(60, 110, 'v2', 2),
        ...decisions(100, 110, 'v3', 3, { service: 'carts' }),
      ],
      '11:50:00',
    );
    const canary = (await reviewAt('11:50:00')).find(({ revision }) => revision === 'v3');
    // Every second decision of the rest is a denial, so every third of the canary is no worse, although
    // it would be worse than what v1 denied.
    expect(canary).toMatchObject({ minutes: 5, verdict: 'fine', evidence: { comparedWith: 'rest' } });
    expect(canary!.evidence.denials).toMatchObject({
      before: { bad: 10, total: 20 },
      after: { bad: 6, total: 20 },
    });
  });

  test('of a bundle counts what the policies that it carries decided', async () => {
    await write([activated('b9', '11:20:00', { policy: 'shop' })], '11:50:00');
    await reviewActivations(new Date(at('11:50:00')), 50);
    const [review] = await listAll('shop');
    expect(review).toMatchObject({ minutes: 5, revision: 'b9' });
    expect(review!.evidence.denials).toMatchObject({
      before: { bad: 10, total: 20 },
      after: { bad: 10, total: 20 },
    });
    // Twenty decisions on a side, half of them denied: neither better nor worse could be told.
    expect(review!.verdict).toBe('no-data');
  });

  test('compares with the same time a week ago as well, if the policy was left alone then', async () => {
    const policy = 'shop/batch';
    const aWeekAgo = (event: { id: string; occurredAt: string }) => ({
      ...event,
      id: `${event.id}-then`,
      occurredAt: event.occurredAt.replace('-21T', '-14T'),
    });
    await write(
      [
        activated('n1', '08:00:00', { policy }),
        activated('n2', '10:00:00', { policy }),
        ...decisions(-30, 0, 'n1', 40, { policy }),
        ...decisions(0, 40, 'n2', 2, { policy }),
        // Every Saturday at ten the batch asks for more than it may.
        ...decisions(0, 40, 'n0', 2, { policy }).map(aWeekAgo),
      ],
      '11:50:00',
    );
    await reviewActivations(new Date(at('11:50:00')), 50);
    const [, review] = (await listAll(policy)).filter(({ revision }) => revision === 'n2');
    expect(review).toMatchObject({
      minutes: 30,
      verdict: 'watch',
      evidence: {
        denials: { before: { bad: 3, total: 120 }, after: { bad: 60, total: 120 } },
        earlier: { days: 7, denials: { before: { bad: 60, total: 120 } } },
        findings: [{ about: 'denials', what: 'unconfirmed', verdict: 'watch' }],
      },
    });
  });

  test('has no data where nothing was decided', async () => {
    await write([activated('r1', '10:00:00', { policy: 'idle' })], '10:01:00');
    await reviewActivations(new Date(at('10:40:00')), 50);
    expect((await listAll('idle')).map(({ minutes, verdict }) => [minutes, verdict])).toEqual([
      [5, 'no-data'],
      [30, 'no-data'],
    ]);
  });

  async function reviewAt(clock: string) {
    await reviewActivations(new Date(at(clock)), 50);
    return listAll(POLICY);
  }
});
