import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import { weeklyReviewQuerySchema } from '@/lib/domain/read-models/weekly-review';
import type { Actor } from '@/lib/domain/roles';
import { getPrisma } from '@/lib/store/database';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { writeEvents } from '../testing/write-events';
import { getWeeklyReview } from './get-weekly-review';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const daysAgo = (days: number, minutes = 0) => new Date(NOW.getTime() - days * 86_400_000 + minutes * 60_000);
const viewer = accountActor({ id: randomUUID(), email: 'vi@example.com', name: null, role: 'viewer' });
const review = (actor: Actor = viewer) => getWeeklyReview(actor, weeklyReviewQuerySchema.parse({}), NOW);
const resolved = (from: Date, minutes: number, given: object = {}) =>
  makeAlert(from, {
    state: 'resolved',
    resolvedAt: new Date(from.getTime() + minutes * 60_000),
    ...given,
  });
const denial = (id: number, at: Date, service: string) => ({
  kind: 'decision',
  id: `denial ${id}`,
  occurredAt: at.toISOString(),
  outcome: 'deny',
  zone: 'payments',
  service,
  policy: 'payments/pci_egress',
});

const SILENCE = randomUUID();
beforeAll(async () => {
  const [hidden, elsewhere] = [resolved(daysAgo(2), 10), makeAlert(daysAgo(1), { zone: 'logistics' })];
  await getPrisma().alert.createMany({
    data: [
      hidden,
      elsewhere,
      resolved(daysAgo(3), 20, { acknowledgedAt: daysAgo(3, 5), acknowledgedBy: 'kim@example.com' }),
      resolved(daysAgo(4), 60, { resolvedBy: 'kim@example.com' }),
      resolved(daysAgo(9), 5),
      resolved(daysAgo(3), 5, { drillId: randomUUID() }),
      resolved(daysAgo(20), 5, { ruleId: 'slow-checks' }),
    ],
  });
  await getPrisma().silence.create({
    data: {
      id: SILENCE,
      kind: 'maintenance',
      matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
      startsAt: daysAgo(5),
      endsAt: daysAgo(-1),
      reason: 'Migration',
      owner: 'kim@example.com',
      createdAt: daysAgo(5),
      createdBy: 'kim@example.com',
      updatedAt: daysAgo(5),
      updatedBy: 'kim@example.com',
      revision: 1,
      hidden: { create: [{ alertId: hidden.id!, firstAt: daysAgo(2) }] },
    },
  });
  await getPrisma().runbook.createMany({
    data: [
      {
        slug: 'due',
        title: 'Due',
        reviewDays: 30,
        createdAt: daysAgo(31),
        rules: [],
        detectors: [],
        zones: [],
        source: 'product',
        version: 1,
      },
      {
        slug: 'not-due',
        title: 'Not due',
        reviewDays: 30,
        createdAt: daysAgo(90),
        reviewedAt: daysAgo(29),
        rules: [],
        detectors: [],
        zones: [],
        source: 'product',
        version: 1,
      },
    ],
  });
  await writeEvents(
    [
      ...[1, 2, 3].map((id) => denial(id, daysAgo(id), 'checkout-api')),
      denial(4, daysAgo(2), 'new-api'),
      ...[5, 6].map((id) => denial(id, daysAgo(8, id), 'checkout-api')),
    ],
    NOW,
  );
});

describe('the weekly review', () => {
  it('counts how often each rule fired, how often in vain, and how long it took, without drills', async () => {
    const { rules } = await review();
    // Four fired this week: one is open; of the three that ended one was acknowledged and one ended by a person.
    expect(rules).toMatchObject([
      {
        ruleId: 'mass-denials',
        fired: 4,
        firedBefore: 1,
        ended: 3,
        endedUntouched: 1,
        flapped: 0,
        medianSeconds: 1_200,
      },
    ]);
  });

  it('tells what silences hid, and which runbooks are overdue', async () => {
    const { silences, overdueRunbooks } = await review();
    expect(silences).toMatchObject([{ id: SILENCE, reason: 'Migration', alerts: 1 }]);
    expect(overdueRunbooks).toMatchObject([{ slug: 'due', dueAt: '2026-11-20T12:00:00.000000Z' }]);
  });

  it('holds denials to the time before', async () => {
    const { denials } = await review();
    expect(denials).toMatchObject({
      total: 4,
      totalBefore: 2,
      groups: [
        { service: 'checkout-api', count: 3, countBefore: 2, isNew: false },
        { service: 'new-api', count: 1, countBefore: 0, isNew: true },
      ],
    });
  });

  it('says nothing about what was not measured', async () => {
    const { telemetry, changes } = await review();
    expect(telemetry).toMatchObject({ coverage: null, coverageBefore: null, services: 0 });
    expect(changes).toMatchObject({ reviewed: 0, failureRate: null, secondsToRollback: null });
  });

  it('shows who is confined to a zone nothing of others', async () => {
    const { rules, silences, denials } = await review({ ...viewer, zones: ['logistics'] });
    expect(rules).toMatchObject([{ fired: 1, ended: 0, medianSeconds: null }]);
    expect(silences).toEqual([]);
    expect(denials.total).toBe(0);
  });
});
