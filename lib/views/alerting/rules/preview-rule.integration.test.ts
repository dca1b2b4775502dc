import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { NO_SUBJECT, type AlertSubject } from '@/lib/domain/alerting/subject';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { traceCondition } from '../trace-condition';
import type { Watcher } from '../watcher';
import { previewRule } from './preview-rule';

const NOW = new Date('2026-11-21T12:00:00Z');
const timeOf = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const subjectOf = (zone: string, service: string): AlertSubject => ({ ...NO_SUBJECT, zone, service });

/** What is so at what time: a value of 8 counts for more than 5. */
type Known = { subject: AlertSubject; from: number; to: number; value: number | null };
let history: Known[] = [];

const watcher: Watcher = {
  detector: 'mass-denials',
  parameters: [
    { name: 'most', label: 'Most', unit: 'count', initial: 5, min: 1, max: 100, help: 'Denials at most.' },
  ],
  isCount: true,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 0,
    dedupeBy: ['service'],
  },
  open: (rule) =>
    Promise.resolve({
      judge: (atMs) =>
        history
          .filter(
            ({ from, to, subject }) => from <= atMs && atMs < to && isInScope(rule.scope.zones, subject),
          )
          .map(({ subject, value }): AlertCondition => ({
            subject,
            outcome: value === null ? 'no-data' : value > rule.threshold.most! ? 'true' : 'false',
            value,
            threshold: rule.threshold.most!,
            unit: 'count',
            sentence: '',
            sinceMs: null,
            severity: null,
            firing: [],
            burn: null,
            changes: [],
          })),
    }),
};
const isInScope = (zones: readonly string[], { zone }: AlertSubject) =>
  zones.length === 0 || (zone !== null && zones.includes(zone));

vi.mock('../find-watcher', () => ({ findWatcher: () => watcher }));
useTestDatabase();

const RULE: AlertRuleInput = {
  name: 'Many denials',
  detector: 'mass-denials',
  scope: EVERYWHERE,
  severity: 'page',
  threshold: { most: 5 },
  dynamic: null,
  forMinutes: 10,
  keepFiringMinutes: 0,
  cooldownMinutes: 60,
  dedupeBy: ['service'],
  labels: {},
  runbook: null,
  isEnabled: true,
};
const admin = actorOf('administrator');
const API = subjectOf('payments', 'checkout-api');
const WEB = subjectOf('identity', 'login-web');

beforeAll(async () => {
  await writeEvents(
    [
      {
        kind: 'decision',
        id: 'first',
        occurredAt: '2026-11-10T08:00:00Z',
        policy: 'pci/egress',
        outcome: 'allow',
        zone: 'payments',
      },
    ],
    NOW,
  );
});
beforeEach(() => {
  history = [
    // Quiet all the time.
    { subject: API, from: timeOf('10T00:00'), to: timeOf('20T10:00'), value: 2 },
    // 10:00 to 10:25 it holds: fires at 10:10, over at 10:25.
    { subject: API, from: timeOf('20T10:00'), to: timeOf('20T10:25'), value: 8 },
    { subject: API, from: timeOf('20T10:25'), to: timeOf('20T10:40'), value: 2 },
    // 10:40 to 10:55: fires at 10:50, over at 10:55, within an hour of 10:25.
    { subject: API, from: timeOf('20T10:40'), to: timeOf('20T10:55'), value: 7 },
    // Five minutes are too short.
    { subject: API, from: timeOf('20T20:00'), to: timeOf('20T20:05'), value: 50 },
    // From 11:30 on, until now: fires at 11:40.
    { subject: WEB, from: timeOf('21T11:30'), to: timeOf('21T12:01'), value: 9 },
  ];
});

describe('the preview of a rule', () => {
  it('counts how often it would have fired, for how long, about what, and when last', async () => {
    const preview = await previewRule(admin, RULE, NOW);
    expect(preview).toMatchObject({
      window: { from: '2026-10-22T12:00:00.000Z', to: '2026-11-21T12:00:00.000Z' },
      stepSeconds: 300,
      cutAt: null,
      historyFrom: '2026-11-10T00:00:00.000Z',
      evidenceFrom: '2026-11-10T00:00:00.000Z',
      times: 2,
      untold: 1,
      // 15 and 5 minutes of one, 20 of the other up to now.
      firingSeconds: 40 * 60,
      longestSeconds: 20 * 60,
      firingNow: 1,
      subjects: 2,
      subjectsLeftOut: 0,
      last: [
        { subject: WEB, from: '2026-11-21T11:40:00.000Z', to: null, isTold: true },
        {
          subject: API,
          from: '2026-11-20T10:50:00.000Z',
          to: '2026-11-20T10:55:00.000Z',
          isTold: false,
        },
        { subject: API, from: '2026-11-20T10:10:00.000Z', to: '2026-11-20T10:25:00.000Z', isTold: true },
      ],
    });
    expect(preview.bySubject).toEqual([
      { subject: WEB, itemName: null, times: 1, firingSeconds: 20 * 60 },
      { subject: API, itemName: null, times: 1, firingSeconds: 20 * 60 },
    ]);
    // Who fired more often is drawn first.
    expect(preview.charts.map(({ subject }) => subject.service)).toEqual(['checkout-api', 'login-web']);
  });

  it('follows the rule that is asked for: a higher threshold, another time it has to hold', async () => {
    expect(await previewRule(admin, { ...RULE, threshold: { most: 8 } }, NOW)).toMatchObject({ times: 1 });
    expect(await previewRule(admin, { ...RULE, forMinutes: 0, cooldownMinutes: 0 }, NOW)).toMatchObject({
      times: 4,
      untold: 0,
    });
  });

  it('is of the zones of who asks alone', async () => {
    expect(await previewRule(actorOf('administrator', ['payments']), RULE, NOW)).toMatchObject({
      times: 1,
      untold: 1,
      subjects: 1,
    });
  });

  it('says since when anything could be told', async () => {
    history = [
      { subject: API, from: timeOf('10T00:00'), to: timeOf('21T11:00'), value: null },
      { subject: API, from: timeOf('21T11:00'), to: timeOf('21T12:01'), value: 1 },
    ];
    expect(await previewRule(admin, RULE, NOW)).toMatchObject({
      times: 0,
      longestSeconds: null,
      evidenceFrom: '2026-11-21T11:00:00.000Z',
    });
  });

  it('leaves drills out', async () => {
    const drill = { failure: 'F4', zone: 'payments', environment: 'drill-f4-1c9a2b', startedBy: 'Ada' };
    const { id } = await getPrisma().drill.create({
      data: { ...drill, id: '00000000-0000-4000-8000-0000000000d1', startedAt: NOW },
    });
    history = [
      {
        subject: subjectOf('payments', 'drill-f4-1c9a2b-checkout'),
        from: timeOf('21T08:00'),
        to: timeOf('21T09:00'),
        value: 9,
      },
    ];
    expect(await previewRule(admin, RULE, NOW)).toMatchObject({ times: 0, subjects: 0 });
    await getPrisma().drill.delete({ where: { id } });
  });

  it('names the numbers that are wrong before anything is reckoned', async () => {
    await expect(previewRule(admin, { ...RULE, threshold: { most: 101 } }, NOW)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { issues: [{ path: 'threshold.most', message: 'Choose from 1 to 100.' }] },
    });
  });
});

describe('the trace of a condition', () => {
  const window = { from: new Date(timeOf('20T10:00')), to: new Date(timeOf('20T11:00')) };
  it('has its values, its threshold, and the stretches in which it holds and fires', async () => {
    const trace = await traceCondition(admin, RULE, API, window, NOW);
    expect(trace).toMatchObject({ unit: 'count', stepSeconds: 60, cutAt: null });
    expect(trace!.points.slice(0, 1)).toEqual([
      { at: '2026-11-20T10:00:00.000Z', outcome: 'true', value: 8, threshold: 5, expected: null },
    ]);
    // Minutes from 10:55 to 11:00 have no evidence: they are missing.
    expect(trace!.points).toHaveLength(55);
    expect(trace!.stretches).toEqual([
      { state: 'pending', from: '2026-11-20T10:00:00.000Z', to: '2026-11-20T10:10:00.000Z' },
      { state: 'firing', from: '2026-11-20T10:10:00.000Z', to: '2026-11-20T10:25:00.000Z' },
      { state: 'pending', from: '2026-11-20T10:40:00.000Z', to: '2026-11-20T10:50:00.000Z' },
      { state: 'firing', from: '2026-11-20T10:50:00.000Z', to: '2026-11-20T10:55:00.000Z' },
    ]);
  });

  it('is nothing where the rule says nothing of the subject, and is closed beyond the zones of who asks', async () => {
    expect(await traceCondition(admin, RULE, subjectOf('payments', 'other'), window, NOW)).toBeNull();
    await expect(
      traceCondition(actorOf('viewer', ['identity']), RULE, API, window, NOW),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
