import { beforeAll, expect, it } from 'vitest';
import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { findWatcher } from '../find-watcher';
import { previewRule } from './preview-rule';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const MINUTE_MS = 60_000;
const timeOf = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const decision = (atMs: number, outcome: string) => ({
  kind: 'decision',
  id: `${outcome}-${atMs}`,
  occurredAt: new Date(atMs).toISOString(),
  outcome,
  policy: 'payments/egress',
  zone: 'payments',
  service: 'checkout-api',
  environment: 'prod',
});

/** Denials are rare: one within the hour before is enough, after a day without any. */
const RULE: AlertRuleInput = {
  name: 'A denial',
  detector: 'single-denials',
  scope: EVERYWHERE,
  severity: 'ticket',
  threshold: { denials: 0, windowMinutes: 60, quietDays: 1, fewestBefore: 10 },
  dynamic: null,
  forMinutes: 0,
  keepFiringMinutes: 0,
  cooldownMinutes: 0,
  dedupeBy: ['service', 'policy'],
  labels: {},
  runbook: null,
  isEnabled: true,
};

beforeAll(async () => {
  // A decision every five minutes from the 18th to now, so that nothing falls silent.
  const allowed = Array.from({ length: (NOW.getTime() - timeOf('18T00:00')) / MINUTE_MS / 5 }, (_, index) =>
    decision(timeOf('18T00:00') + index * 5 * MINUTE_MS + 30_000, 'allow'),
  );
  // The last one comes less than a day after the one before: it is not rare any more.
  const denied = ['19T10:02', '20T23:02', '21T03:02'].map((time) => decision(timeOf(time), 'deny'));
  await writeEvents([...allowed, ...denied], NOW);
});

it('a detector is asked on real history: two rare denials fire for about an hour each', async () => {
  const preview = await previewRule(actorOf('administrator'), RULE, NOW);
  expect(preview).toMatchObject({
    times: 2,
    untold: 0,
    firingNow: 0,
    cutAt: null,
    historyFrom: '2026-11-18T00:00:00.000Z',
    bySubject: [
      { subject: { zone: 'payments', service: 'checkout-api', policy: 'payments/egress' }, times: 2 },
    ],
  });
  const [second, first] = preview.last.map(({ from, to }) => [Date.parse(from), Date.parse(to!)] as const);
  for (const [[from, to], denial] of [
    [first!, '19T10:02'],
    [second!, '20T23:02'],
  ] as const) {
    expect(from - timeOf(denial)).toBeGreaterThanOrEqual(0);
    expect(from - timeOf(denial)).toBeLessThanOrEqual(10 * MINUTE_MS);
    expect(Math.abs(to - from - 60 * MINUTE_MS)).toBeLessThanOrEqual(10 * MINUTE_MS);
  }
  expect(await previewRule(actorOf('administrator', ['identity']), RULE, NOW)).toMatchObject({ times: 0 });
});

it('a jump of denials is found at the same steps as by looking at each of them alone', async () => {
  const minute = (index: number) => timeOf('18T00:00') + index * MINUTE_MS;
  const outcomeAt = (atMs: number, index: number) =>
    atMs >= timeOf('21T08:00') && atMs < timeOf('21T08:40') && index % 4 > 0 ? 'deny' : 'allow';
  const decisions = Array.from({ length: (NOW.getTime() - timeOf('18T00:00')) / MINUTE_MS }, (_, index) => ({
    ...decision(minute(index), outcomeAt(minute(index), index)),
    id: `cards-${index}`,
    policy: 'cards/egress',
    service: `cards-${index % 2}`,
  }));
  for (let at = 0; at < decisions.length; at += 1_000)
    await writeEvents(decisions.slice(at, at + 1_000), NOW, 'events', 'cards-opa');
  const rule = {
    ...RULE,
    detector: 'mass-denials' as const,
    scope: { ...EVERYWHERE, policies: ['cards/egress'] },
    threshold: { rise: 0.05, times: 2, windowMinutes: 10, fewest: 5, activationMinutes: 60 },
  };
  const stepMs = 5 * MINUTE_MS;
  const [fromMs, toMs] = [timeOf('21T06:00'), timeOf('21T10:00')];
  const times = Array.from({ length: (toMs - fromMs) / stepMs + 1 }, (_, step) => fromMs + step * stepMs);
  const say = (conditions: AlertCondition[]) =>
    conditions
      .map(({ subject, outcome, value, sinceMs }) => ({ subject, outcome, value, sinceMs }))
      .toSorted((one, other) => (one.subject.service ?? '').localeCompare(other.subject.service ?? ''));
  const watcher = findWatcher('mass-denials')!;
  const whole = await watcher.open(rule, { fromMs, toMs, stepMs });
  const alone: ReturnType<typeof say>[] = [];
  for (const atMs of times) {
    const opened = await watcher.open(rule, { fromMs: atMs, toMs: atMs, stepMs });
    alone.push(say(opened.judge(atMs)));
  }
  const policyAlone = (found: ReturnType<typeof say>) =>
    found.filter(({ subject }) => subject.policy === 'cards/egress' && subject.service === null);
  // Backwards, as a preview goes.
  const together = times.toReversed().map((atMs) => say(whole.judge(atMs)));
  expect(together.toReversed().map(policyAlone)).toEqual(alone.map(policyAlone));
  const held = times.filter((_, step) => policyAlone(alone[step]!).some(({ outcome }) => outcome === 'true'));
  expect(held.length).toBeGreaterThan(4);
  expect(held[0]!).toBeGreaterThan(timeOf('21T08:00'));
  expect(held.at(-1)!).toBeLessThanOrEqual(timeOf('21T08:50'));
  expect(await previewRule(actorOf('administrator'), rule, NOW)).toMatchObject({ cutAt: null, times: 1 });
});

it('burnt budgets, in events and in slices of time, are found at the same steps as by looking at each alone', async () => {
  const minute = (index: number) => timeOf('18T00:00') + index * MINUTE_MS;
  const isOut = (atMs: number) => atMs >= timeOf('21T08:00') && atMs < timeOf('21T08:30');
  const decisions = Array.from({ length: (NOW.getTime() - timeOf('18T00:00')) / MINUTE_MS }, (_, index) => ({
    ...decision(minute(index), isOut(minute(index)) ? 'unevaluated' : 'allow'),
    id: `edge-${index}`,
    zone: 'edge',
  }));
  for (let at = 0; at < decisions.length; at += 1_000)
    await writeEvents(decisions.slice(at, at + 1_000), NOW, 'events', 'edge-opa');
  const base = {
    indicator: 'M1',
    zone: 'edge',
    target: '0.999',
    window: { type: 'rolling', days: 30 },
    rules: [{ preset: 'ladder' }],
    revision: 1,
    updatedAt: NOW,
  };
  const slices = { type: 'timeslices', sliceMinutes: 5, sliceTarget: '0.9', emptySlices: 'ignore' };
  await getPrisma().objective.createMany({
    data: [
      { ...base, id: 'edge-events', name: 'Events', method: { type: 'occurrences' } },
      { ...base, id: 'edge-slices', name: 'Slices', method: slices },
    ],
  });
  const rule = {
    ...RULE,
    detector: 'burn-rate' as const,
    severity: 'page' as const,
    scope: { ...EVERYWHERE, zones: ['edge'] },
    threshold: { shortestMinutes: 5 },
  };
  const stepMs = 5 * MINUTE_MS;
  const [fromMs, toMs] = [timeOf('21T07:30'), timeOf('21T09:30')];
  const times = Array.from({ length: (toMs - fromMs) / stepMs + 1 }, (_, step) => fromMs + step * stepMs);
  const say = (conditions: AlertCondition[]) =>
    conditions.map(({ subject, outcome, value, firing, severity }) => ({
      item: subject.item,
      outcome,
      value,
      firing,
      severity,
    }));
  const watcher = findWatcher('burn-rate')!;
  const whole = await watcher.open(rule, { fromMs, toMs, stepMs });
  const alone: ReturnType<typeof say>[] = [];
  for (const atMs of times) {
    const opened = await watcher.open(rule, { fromMs: atMs, toMs: atMs, stepMs });
    alone.push(say(opened.judge(atMs)));
  }
  const together = times.toReversed().map((atMs) => say(whole.judge(atMs)));
  expect(together.toReversed()).toEqual(alone);
  for (const item of ['edge-events', 'edge-slices']) {
    const held = times.filter((_, step) =>
      alone[step]!.some((each) => each.item === item && each.outcome === 'true'),
    );
    expect(held[0]!).toBeGreaterThan(timeOf('21T08:00'));
    expect(held.length).toBeGreaterThan(4);
  }
});
