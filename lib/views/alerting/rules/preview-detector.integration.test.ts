import { beforeAll, expect, it } from 'vitest';
import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
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
