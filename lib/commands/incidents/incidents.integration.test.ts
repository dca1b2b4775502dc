import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { scopeFilterSchema } from '@/lib/domain/filters';
import type { Actor } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getIncident } from '@/lib/views/incidents/get-incident';
import { getIncidentAssessment } from '@/lib/views/incidents/get-incident-assessment';
import { getIncidentTimeline } from '@/lib/views/incidents/get-incident-timeline';
import { getPostmortem } from '@/lib/views/incidents/get-postmortem';
import { listIncidents } from '@/lib/views/incidents/list-incidents';
import { listPostmortemActions } from '@/lib/views/incidents/list-postmortem-actions';
import { getSlis } from '@/lib/views/indicators/get-slis';
import { getRemediation } from '@/lib/views/remediation/get-remediation';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { addException } from '../policies/add-exception';
import { addIncidentNote } from './add-incident-note';
import { addPostmortemAction } from './add-postmortem-action';
import { changeIncident } from './change-incident';
import { changeIncidentAlerts } from './change-incident-alerts';
import { changeIncidentState } from './change-incident-state';
import { changePostmortemAction } from './change-postmortem-action';
import { correctAlertTimes } from './correct-alert-times';
import { correctIncidentTimes } from './correct-incident-times';
import { endMeasure } from './end-measure';
import { openIncident } from './open-incident';
import { recordMeasure } from './record-measure';
import { tickIncidentStep } from './tick-incident-step';
import { writePostmortem } from './write-postmortem';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const clock = (time: string) => `2026-11-21T${time}:00.000Z`;
const at = (time = '12:00'): Occasion => ({
  now: new Date(clock(time)),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const ola = actorOf('on-call');
const rae = { ...actorOf('reviewer'), name: 'rae' };
const confined = (...zones: string[]): Actor => ({ ...actorOf('administrator'), type: 'token', zones });

/** An alert as the engine would have written it. */
async function insertAlert(fields: {
  zone?: string | null;
  policy?: string | null;
  service?: string | null;
  cause?: string;
  pending?: string;
  opened?: string;
  drillId?: string | null;
}): Promise<string> {
  const id = randomUUID();
  const { zone = 'payments', policy = 'payments/egress', service = 'checkout', cause = 'policy' } = fields;
  await getPool().query(
    `INSERT INTO alert (id, rule_id, rule_revision, rule_name, detector, failure, cause, category, severity, state,
       dedupe_key, title, sentence, zone, policy, service, labels, firing, changes, conditions, pending_since, opened_at,
       last_true_at, drill_id)
     VALUES ($1::uuid, 'mass-denials', 1, 'Mass denials', 'mass-denials', 'F4', $2, 'trust', 'page', 'firing', $1::uuid::text,
       'Denials jump', 'They jumped.', $3, $4, $5, '{}', '{}', '{}', 1, $6, $7, $7, $8)`,
    [
      id,
      cause,
      zone,
      policy,
      service,
      fields.pending ?? clock('10:00'),
      fields.opened ?? clock('10:05'),
      fields.drillId ?? null,
    ],
  );
  await getPool().query(
    `INSERT INTO alert_transition (alert_id, at, from_state, to_state, reason) VALUES ($1, $2, 'pending', 'firing', '')`,
    [id, fields.opened ?? clock('10:05')],
  );
  return id;
}

const entriesAbout = async (id: string) =>
  (
    await getPool().query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE targets @> $1 ORDER BY occurred_at, action`,
      [JSON.stringify([{ type: 'incident', id }])],
    )
  ).rows.map(({ action }) => action);

const open = async (input: Partial<Parameters<typeof openIncident>[1]> = {}, who: Actor = ola) =>
  openIncident(
    who,
    { title: 'Payments stand still', severity: 2, zones: ['payments'], ...input },
    at('10:10'),
  );

beforeAll(async () => {
  for (const slug of ['payments', 'edge'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, at('00:00'));
  const change = { kind: 'change', policy: 'payments/egress', zone: 'payments' };
  await writeEvents(
    [
      ...(['v1', 'v2'] as const).flatMap((revision, index) => [
        {
          ...change,
          id: `p-${revision}`,
          occurredAt: clock(`0${8 + index}:50`),
          type: 'policy-published',
          revision,
          author: 'kim@example.com',
          files: { 'egress.rego': `package egress\n\nallow := ${index === 0}\n` },
        },
        {
          ...change,
          id: `a-${revision}`,
          occurredAt: clock(index === 0 ? '09:00' : '10:00'),
          type: 'policy-activated',
          revision,
          environment: 'eu-1',
        },
      ]),
      {
        ...change,
        id: 'back',
        occurredAt: clock('10:36'),
        type: 'policy-activated',
        revision: 'v1',
        environment: 'eu-1',
      },
      ...Array.from({ length: 30 }, (_, index) => ({
        kind: 'decision',
        id: `d-${index}`,
        occurredAt: `2026-11-21T10:${String(index).padStart(2, '0')}:30Z`,
        outcome: 'deny',
        policy: 'payments/egress',
        service: 'checkout',
        environment: 'eu-1',
        zone: 'payments',
      })),
    ],
    NOW,
  );
});

describe('an incident', () => {
  it('takes what is not said from its alerts, and keeps an audit entry of every change', async () => {
    const [first, second] = [await insertAlert({}), await insertAlert({ opened: clock('10:07') })];
    const { id, number } = await open({ zones: undefined, alerts: [first, second] });
    expect(await getIncident(ola, String(number), NOW)).toMatchObject({
      id,
      state: 'open',
      cause: 'policy',
      zones: ['payments'],
      policy: 'payments/egress',
      detectedAt: clock('10:05'),
      acknowledgedAt: clock('10:10'),
      alerts: 2,
      isDrill: false,
    });
    await changeIncident(
      ola,
      id,
      { revision: 1, commander: 'ola@example.com', policyRevision: 'v2' },
      at('10:12'),
    );
    await addIncidentNote(ola, id, { text: 'The new rule is to blame.', at: clock('10:11') }, at('10:13'));
    await tickIncidentStep(ola, id, { step: 'triage', item: 'cause', isDone: true }, at('10:14'));
    await tickIncidentStep(ola, id, { step: 'triage', item: 'cause', isDone: true }, at('10:15'));
    await changeIncidentState(ola, id, { state: 'mitigated' }, at('10:40'));
    await changeIncidentState(ola, id, { state: 'resolved', note: 'v3 is tested.' }, at('12:00'));
    const detail = await getIncident(ola, id, NOW);
    expect(detail).toMatchObject({
      state: 'resolved',
      mitigatedAt: clock('10:40'),
      resolvedAt: clock('12:00'),
      done: [{ step: 'triage', item: 'cause', at: clock('10:14'), by: 'on-call' }],
    });
    expect(await entriesAbout(id)).toEqual([
      'incident.opened',
      'incident.changed',
      'incident.note-added',
      'incident.step-done',
      'incident.mitigated',
      'incident.resolved',
    ]);
    const { items } = await getIncidentTimeline(ola, id, NOW);
    const told = items.map(({ at: time, text }) => `${time.slice(11, 16)} ${text}`);
    for (const line of [
      '10:00 Revision v2 of payments/egress became active in eu-1, after v1',
      '10:05 Alert fired: Denials jump',
      '10:10 Incident opened with severity 2',
      '10:11 The new rule is to blame.',
      '10:12 ola@example.com is commander',
      '10:36 Revision v1 of payments/egress became active in eu-1, after v2',
      '12:00 Resolved. v3 is tested.',
    ])
      expect(told).toContain(line);
  });

  it('is named by its services, its causing change and where a rollback leads', async () => {
    const { id } = await open({ alerts: [await insertAlert({})], zones: undefined });
    const assessment = await getIncidentAssessment(ola, id, new Date(clock('10:30')));
    expect(assessment.causes).toEqual([{ cause: 'policy', alerts: 1, detectors: ['Denials jump'] }]);
    expect(assessment.services).toMatchObject([
      { service: 'checkout', zone: 'payments', alerts: 1, denials: 30, denialsBefore: 0, isSilent: false },
    ]);
    expect(assessment.change).toMatchObject({ revision: 'v2', previousRevision: 'v1' });
    expect(assessment.rollback).toEqual({
      policy: 'payments/egress',
      from: 'v2',
      to: 'v1',
      environments: ['eu-1'],
    });
  });

  it('cannot be changed by what was read before somebody else changed it', async () => {
    const { id } = await open();
    await changeIncident(ola, id, { revision: 1, severity: 1 }, at('10:20'));
    await expect(changeIncident(rae, id, { revision: 1, severity: 3 }, at('10:21'))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('takes alerts in and gives them back, but none of another incident', async () => {
    const [first, second] = [await insertAlert({}), await insertAlert({ zone: 'edge' })];
    const { id } = await open({ alerts: [first], zones: undefined });
    await changeIncidentAlerts(ola, id, { add: [second] }, at());
    expect(await getIncident(ola, id, NOW)).toMatchObject({ alerts: 2, zones: ['edge', 'payments'] });
    const other = await open();
    await expect(changeIncidentAlerts(ola, other.id, { add: [first] }, at())).rejects.toMatchObject({
      code: 'conflict',
    });
    await changeIncidentAlerts(ola, id, { remove: [first] }, at());
    await changeIncidentAlerts(ola, other.id, { add: [first] }, at());
    expect(await getIncident(ola, other.id, NOW)).toMatchObject({ alerts: 1 });
  });

  it('is reopened visibly, and closes only when every bypass has ended', async () => {
    const { id } = await open();
    const { id: measure } = await recordMeasure(
      ola,
      id,
      {
        kind: 'bypass',
        policy: 'payments/egress',
        justification: 'Payments first',
        expiresAt: clock('11:30'),
      },
      at('10:20'),
    );
    await expect(changeIncidentState(ola, id, { state: 'closed' }, at())).rejects.toMatchObject({
      code: 'conflict',
    });
    await changeIncidentState(ola, id, { state: 'resolved' }, at('11:00'));
    await expect(changeIncidentState(ola, id, { state: 'closed' }, at('11:01'))).rejects.toMatchObject({
      message: 'A bypass of this incident is still open.',
    });
    expect(await getIncident(ola, id, NOW)).toMatchObject({
      openBypasses: 1,
      expiredBypasses: 1,
      measures: [{ state: 'expired' }],
    });
    await endMeasure(ola, id, measure, at('11:40'));
    await expect(endMeasure(ola, id, measure, at('11:41'))).rejects.toMatchObject({ code: 'conflict' });
    await changeIncidentState(ola, id, { state: 'closed' }, at('11:42'));
    await changeIncidentState(ola, id, { state: 'open', note: 'It happens again.' }, at('11:50'));
    expect(await getIncident(ola, id, NOW)).toMatchObject({
      state: 'open',
      resolvedAt: null,
      closedAt: null,
    });
  });

  it.each([
    [{ kind: 'bypass' as const, policy: 'p', justification: 'because' }, 'expiresAt'],
    [
      { kind: 'bypass' as const, policy: 'p', justification: 'because', expiresAt: clock('10:00') },
      'expiresAt',
    ],
    [{ kind: 'rollback' as const, policy: 'p', justification: 'because' }, 'toRevision'],
    [
      {
        kind: 'rollback' as const,
        policy: 'p',
        justification: 'because',
        toRevision: 'v1',
        takenAt: clock('13:00'),
      },
      'takenAt',
    ],
  ])('records no measure such as %j', async (measure, path) => {
    const { id } = await open();
    const refused = await recordMeasure(ola, id, measure, at()).catch((error: unknown) => error);
    expect(JSON.stringify(refused)).toContain(path);
  });

  it('knows the event that shows a rollback, and the exception that a bypass is', async () => {
    const { id } = await open();
    const rollback = {
      kind: 'rollback' as const,
      policy: 'payments/egress',
      fromRevision: 'v2',
      toRevision: 'v1',
      justification: 'Good traffic is denied',
      takenAt: clock('10:30'),
    };
    await recordMeasure(ola, id, rollback, at());
    const exception = await addException(
      actorOf('administrator'),
      'payments/egress',
      { reason: 'Emergency', owner: 'ola', expiresAt: clock('14:00'), zone: 'payments' },
      at(),
    );
    const bypass = { kind: 'bypass' as const, justification: 'Emergency', expiresAt: clock('14:00') };
    await expect(
      recordMeasure(ola, id, { ...bypass, policy: 'another', exceptionId: exception.id }, at()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await recordMeasure(ola, id, { ...bypass, policy: 'payments/egress', exceptionId: exception.id }, at());
    const { measures } = await getIncident(ola, id, NOW);
    expect(measures).toMatchObject([
      { kind: 'rollback', shownBy: { at: clock('10:36'), environment: 'eu-1' }, state: 'done' },
      { kind: 'bypass', exceptionId: exception.id, state: 'in-force' },
    ]);
  });

  it('keeps both its times and those that somebody put in their place', async () => {
    const { id } = await open();
    const correct = (times: object) =>
      correctIncidentTimes(ola, id, { ...times, reason: 'Seen in the chat' }, at());
    await expect(correct({ detectedAt: clock('13:00') })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(correct({ acknowledgedAt: clock('09:00') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(correct({ resolvedAt: clock('11:00') })).rejects.toMatchObject({ code: 'invalid-input' });
    await correct({ detectedAt: clock('09:58'), acknowledgedAt: clock('10:01') });
    expect(await getIncident(ola, id, NOW)).toMatchObject({
      detectedAt: clock('09:58'),
      acknowledgedAt: clock('10:01'),
    });
    const { items } = await getIncidentTimeline(ola, id, NOW);
    expect(items.map(({ text }) => text)).toContain(
      `Detected ${clock('09:58')} instead of ${clock('10:10')}. Seen in the chat`,
    );
    expect(await entriesAbout(id)).toContain('incident.time-corrected');
  });

  it('is for those who may write incidents, in zones that they may see', async () => {
    await expect(open({}, actorOf('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const payments = confined('payments');
    const own = await open({}, payments);
    const mixed = await open({ zones: ['payments', 'edge'] });
    const everywhere = await open({ zones: [] });
    const hidden = await open({
      zones: undefined,
      alerts: [await insertAlert({}), await insertAlert({ zone: null })],
    });
    const { items } = await listIncidents(payments, {}, NOW);
    const seen = items.map(({ id }) => id);
    expect(seen).toContain(own.id);
    for (const { id } of [mixed, everywhere, hidden]) {
      expect(seen).not.toContain(id);
      await expect(getIncident(payments, id, NOW)).rejects.toMatchObject({ code: 'not-found' });
      await expect(addIncidentNote(payments, id, { text: 'Mine.' }, at())).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    await expect(open({ zones: ['edge'] }, payments)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(open({ zones: [] }, payments)).rejects.toMatchObject({ code: 'forbidden' });
    const foreign = await insertAlert({ zone: 'edge' });
    await expect(changeIncidentAlerts(payments, own.id, { add: [foreign] }, at())).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      changeIncident(payments, own.id, { revision: 1, zones: ['edge'] }, at()),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a postmortem', () => {
  it('is filled in with the diff, and two people who edit it lose nothing', async () => {
    const { id } = await open({ alerts: [await insertAlert({})], zones: undefined, policyRevision: 'v2' });
    const draft = await getPostmortem(ola, id, {}, NOW);
    expect(draft.version).toBe(0);
    expect(draft.text).toContain('Policy `payments/egress`, revision `v2`, after `v1`.');
    expect(draft.text).toContain('-allow := true\n+allow := false');
    expect(await writePostmortem(ola, id, { version: 0, text: 'Of Ola.' }, at('12:01'))).toEqual({
      version: 1,
    });
    await expect(
      writePostmortem(rae, id, { version: 0, text: 'Of Rae.' }, at('12:02')),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    const both = await Promise.allSettled([
      writePostmortem(rae, id, { version: 1, text: 'Of Ola and Rae.' }, at('12:03')),
      writePostmortem(rae, id, { version: 1, text: 'Of Ola and Rae.' }, at('12:03')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await getPostmortem(ola, id, {}, NOW)).toMatchObject({
      version: 2,
      text: 'Of Ola and Rae.',
      writtenBy: 'rae',
      versions: [{ version: 2 }, { version: 1, writtenBy: 'on-call' }],
    });
    expect(await getPostmortem(ola, id, { version: 1 }, NOW)).toMatchObject({ text: 'Of Ola.' });
    await expect(getPostmortem(ola, id, { version: 9 }, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has actions that stay visible until they are done', async () => {
    const { id } = await open();
    const { id: action } = await addPostmortemAction(
      ola,
      id,
      { text: 'Test with real calls', owner: 'kim', dueOn: '2026-11-20' },
      at(),
    );
    const own = async () => (await listPostmortemActions(ola, NOW)).items.find((each) => each.id === action);
    expect(await own()).toMatchObject({ isOverdue: true, owner: 'kim', dueOn: '2026-11-20' });
    await changePostmortemAction(rae, action, { dueOn: '2026-12-01' }, at());
    expect(await own()).toMatchObject({ isOverdue: false });
    await expect(
      changePostmortemAction(confined('edge'), action, { isDone: true }, at()),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await changePostmortemAction(rae, action, { isDone: true }, at());
    expect(await own()).toBeUndefined();
    expect(await getIncident(ola, id, NOW)).toMatchObject({ actions: [{ id: action, doneBy: 'rae' }] });
    expect(await entriesAbout(id)).toEqual([
      'incident.opened',
      'postmortem-action.added',
      'postmortem-action.changed',
      'postmortem-action.done',
    ]);
  });
});

describe('M9', () => {
  const scope = scopeFilterSchema.parse({ from: 'now-24h', to: 'now' });
  const m9 = async () => (await getSlis(ola, scope, NOW)).items.find(({ id }) => id === 'M9')!;
  const alertEvents = (id: string, times: Record<string, string>) =>
    Object.entries(times).map(([outcome, occurredAt]) => ({
      kind: 'alert',
      id: `${id}-${outcome}`,
      alertId: id,
      occurredAt,
      outcome,
      severity: 'page',
      title: 'Denials jump',
      zone: 'payments',
      policy: 'payments/egress',
    }));
  beforeEach(async () => {
    await getPool().query('TRUNCATE alert_case, alert_time_correction');
  });

  it('takes corrected times everywhere, and the events keep their own', async () => {
    // 5 hours by its events, 3 by what somebody knows better.
    await writeEvents(
      alertEvents('slow', { opened: clock('05:00'), resolved: clock('10:00') }),
      NOW,
      'events',
      'pager',
    );
    expect(await getRemediation(ola, scope, NOW)).toMatchObject({
      mean: 5 * 3_600,
      good: 0,
      total: 1,
      share: 0,
    });
    expect((await m9()).value).toBe(0);
    const { items } = await getRemediation(ola, scope, NOW);
    const key = {
      source: items[0]!.source,
      alertId: 'slow',
      openedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
    };
    const correct = (resolvedAt: string | null, who = ola) =>
      correctAlertTimes(who, { ...key, resolvedAt, reason: 'Closed late by hand' }, at());
    await expect(correct(clock('13:00'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(correct(clock('04:00'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(correct(clock('08:00'), confined('edge'))).rejects.toMatchObject({ code: 'forbidden' });
    await correct(clock('08:00'));
    const corrected = await getRemediation(ola, scope, NOW);
    expect(corrected).toMatchObject({ mean: 3 * 3_600, good: 1, total: 1, share: 1 });
    expect(corrected.items).toMatchObject([
      {
        resolvedAt: clock('08:00'),
        times: {
          openedAt: clock('05:00'),
          resolvedAt: clock('10:00'),
          corrected: {
            openedAt: null,
            resolvedAt: clock('08:00'),
            reason: 'Closed late by hand',
            by: 'on-call',
          },
        },
      },
    ]);
    expect((await m9()).value).toBe(1);
    const { rows } = await getPool().query(
      `SELECT changes FROM audit_entry WHERE action = 'alert.time-corrected' AND targets @> '[{"id": "slow"}]'`,
    );
    expect(rows).toMatchObject([{ changes: { resolvedAt: { from: null, to: clock('08:00') } } }]);
    await correct(null);
    expect(await getRemediation(ola, scope, NOW)).toMatchObject({ mean: 5 * 3_600, share: 0 });
  });

  it('counts what is open as open, and says nothing without data', async () => {
    expect(await getRemediation(ola, scope, NOW)).toMatchObject({
      mean: null,
      p50: null,
      share: null,
      open: 0,
    });
    await writeEvents(alertEvents('new', { opened: clock('11:00') }), NOW, 'events', 'pager');
    expect(await getRemediation(ola, scope, NOW)).toMatchObject({
      open: 1,
      oldestOpenSeconds: 3_600,
      mean: null,
      meanLowerBound: 3_600,
      total: 0,
      share: null,
    });
  });

  it('is told by zone, cause and the revision that caused it, without drills', async () => {
    const [real, drill] = [await insertAlert({}), await insertAlert({ drillId: randomUUID() })];
    await open({ alerts: [real], zones: undefined, policyRevision: 'v2' });
    for (const id of [real, drill])
      await getPool().query(
        `INSERT INTO alert_case (source, alert_id, zone, policy, severity, title, occurred_at, opened_at, resolved_at, event_id)
         VALUES ('gatehouse', $1, 'payments', 'payments/egress', 'page', 'Denials jump', $2, $2, $3, $4)`,
        [id, clock('10:00'), clock('11:00'), randomUUID()],
      );
    const { by, items } = await getRemediation(ola, scope, NOW);
    expect(items).toMatchObject([{ alertId: real, cause: 'policy', policyRevision: 'v2' }]);
    expect(by).toMatchObject({
      zone: [{ key: 'payments', mean: 3_600, share: 1, previous: { mean: null, share: null } }],
      revision: [{ key: 'v2', policy: 'payments/egress', resolved: 1 }],
      cause: [{ key: 'policy', resolved: 1 }],
    });
  });
});
