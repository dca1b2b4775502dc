import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { ensureReadyMadeRules } from '@/lib/store/alerting/ensure-ready-made-rules';
import { findAlertRule } from '@/lib/store/alerting/find-alert-rule';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { writeEvaluations } from '@/lib/store/alerting/write-evaluations';
import { pruneCertificates } from '@/lib/store/attestations/prune-certificates';
import { addCanary } from '@/lib/store/canary/add-canary';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { findWatcher } from '@/lib/views/alerting/find-watcher';
import { listReadyMadeRules } from '@/lib/views/alerting/list-ready-made-rules';
import { judgeAt, readyMadeRule } from '@/lib/views/alerting/testing/ready-made';
import { writeEvents } from '@/lib/views/testing/write-events';
import { notePolicyDrift } from '../policy-drift/note-policy-drift';

useTestDatabase();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();
const holding = (conditions: readonly AlertCondition[]) =>
  conditions.filter(({ outcome }) => outcome !== 'false');
const everywhere = { zones: [], services: [], environments: [], policies: [] };

describe('the rules that come with Gatehouse', () => {
  it('are added once, for every detector, and leave what people changed as it is', async () => {
    const rules = listReadyMadeRules();
    expect(await ensureReadyMadeRules(rules, new Date(NOW))).toBe(rules.length);
    await getPool().query(
      `UPDATE alert_rule SET severity = 'ticket', is_enabled = false WHERE id = 'mass-denials'`,
    );
    expect(await ensureReadyMadeRules(rules, new Date(NOW + DAY))).toBe(0);
    expect(await findAlertRule('mass-denials')).toMatchObject({
      severity: 'ticket',
      isEnabled: false,
      isReadyMade: true,
      revision: 1,
      updatedAt: iso(NOW),
    });
    expect(await findAlertRule('none')).toBeNull();
    expect((await listAlertRules()).map(({ id }) => id)).toEqual(rules.map(({ id }) => id).toSorted());
    expect(await findAlertRule('telemetry-loss')).toMatchObject({
      threshold: { minutes: 30, zoneShare: 0.5 },
    });
  });
});

describe('the burn rules of objectives', () => {
  const START = NOW - 2 * DAY;
  const OUTAGE = NOW - 40 * MINUTE;

  beforeAll(async () => {
    // Four requests a minute; from the outage on every other one passes without a policy.
    const events = Array.from({ length: (2 * DAY) / 15_000 }, (_, index) => START + index * 15_000)
      .filter((at) => at < NOW)
      .map((at, index) => ({
        kind: 'decision',
        id: `request-${index}`,
        occurredAt: iso(at),
        outcome: at >= OUTAGE && index % 2 === 0 ? 'unevaluated' : 'allow',
        zone: 'payments',
        service: 'checkout-api',
        policy: 'pci/egress',
      }));
    await writeEvents(events, new Date(NOW), 'events', 'opa');
  });
  const ofM1 = (conditions: readonly AlertCondition[]) =>
    conditions.find(({ burn }) => burn?.indicator === 'M1');

  it('fire a minute late, and say of a time in the past what they said then', async () => {
    const rule = readyMadeRule('objective-burn');
    expect(ofM1(await judgeAt(rule, OUTAGE))).toMatchObject({ outcome: 'false' });
    // Half of the requests for a minute: 2 of 240 in the hour, a burn of 8.3; for two: 4 of 240, 16.7.
    expect(ofM1(await judgeAt(rule, OUTAGE + 2 * MINUTE))).toMatchObject({ outcome: 'false' });
    const fired = ofM1(await judgeAt(rule, OUTAGE + 3 * MINUTE));
    expect(fired).toMatchObject({
      outcome: 'true',
      severity: 'page',
      subject: { zone: null, item: 'm1-policy-enforcement' },
    });
    expect(fired!.firing).toContain('rung-1');
    const window = { fromMs: NOW - 2 * HOUR, toMs: NOW, stepMs: 5 * MINUTE };
    const { judge } = await findWatcher('burn-rate')!.open(rule, window);
    for (const minutes of [60, 45, 40, 35, 30, 10, 0]) {
      const at = NOW - minutes * MINUTE;
      const [then, seen] = [ofM1(await judgeAt(rule, at))!, ofM1(judge(at))!];
      expect([seen.outcome, seen.firing, seen.burn!.long]).toEqual([
        then.outcome,
        then.firing,
        then.burn!.long,
      ]);
    }
  });

  it('leave out what a correction covers, and objectives out of scope', async () => {
    const rule = readyMadeRule('objective-burn');
    expect(await judgeAt({ ...rule, scope: { ...everywhere, zones: ['payments'] } }, NOW)).toEqual([]);
    await getPool().query(
      `INSERT INTO correction (id, objectives, category, reason, times, created_by, created_at)
       VALUES ($1, '{m1-policy-enforcement}', 'deployment', 'moving', $2, 'ada', now())`,
      [randomUUID(), { type: 'once', from: iso(OUTAGE), to: iso(NOW + HOUR) }],
    );
    expect(ofM1(await judgeAt(rule, NOW))).toMatchObject({ outcome: 'false', firing: [] });
    await getPool().query('DELETE FROM correction');
  });

  it('are no data once events that are expected do not come', async () => {
    const rule = readyMadeRule('objective-burn');
    // All that was left burning ended with its windows; 240 an hour are usual.
    const silent = NOW + 4 * DAY;
    expect(ofM1(await judgeAt(rule, silent))).toMatchObject({ outcome: 'no-data', sinceMs: NOW });
  });
});

describe('an environment that runs another revision', () => {
  const activation = (revision: string, ms: number, environment: string) => ({
    kind: 'change',
    id: `${revision}-${environment}`,
    type: 'policy-activated',
    occurredAt: iso(ms),
    policy: 'pci/egress',
    zone: 'payments',
    revision,
    environment,
  });
  const STARTED = NOW - 2 * HOUR;

  it('is found with both revisions, what was activated, and its end', async () => {
    await writeEvents(
      [
        activation('v1', STARTED - HOUR, 'aws'),
        activation('v1', STARTED - HOUR, 'gcp'),
        activation('v2', STARTED, 'aws'),
      ],
      new Date(STARTED),
      'events',
      'pipeline',
    );
    const rule = readyMadeRule('revision-mismatch');
    for (let at = STARTED; at <= STARTED + 35 * MINUTE; at += MINUTE) await notePolicyDrift(new Date(at));
    expect(holding(await judgeAt(rule, STARTED + 29 * MINUTE))).toEqual([]);
    const [found, ...others] = holding(await judgeAt(rule, STARTED + 31 * MINUTE));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      outcome: 'true',
      subject: { zone: 'payments', environment: 'gcp', policy: 'pci/egress' },
      sinceMs: STARTED,
      sentence: 'gcp runs revision v1 of pci/egress instead of v2, which runs elsewhere, for 31 minutes.',
    });
    const { rows } = await getPool().query(`SELECT event_id AS id FROM change WHERE revision = 'v2'`);
    expect(found!.changes).toEqual(rows.map(({ id }: { id: string }) => id));
    expect(await judgeAt({ ...rule, scope: { ...everywhere, environments: ['aws'] } }, NOW)).toEqual([]);

    await writeEvents(
      [activation('v2', STARTED + HOUR, 'gcp')],
      new Date(STARTED + HOUR),
      'events',
      'pipeline',
    );
    await notePolicyDrift(new Date(STARTED + HOUR + MINUTE));
    expect(holding(await judgeAt(rule, NOW))).toEqual([]);
    // It is a drift case by now, which still tells that it was so.
    const window = { fromMs: NOW - DAY, toMs: NOW, stepMs: 5 * MINUTE };
    const { judge } = await findWatcher('revision-mismatch')!.open(rule, window);
    expect(holding(judge(STARTED + 45 * MINUTE))).toMatchObject([{ subject: { environment: 'gcp' } }]);
    expect(holding(judge(STARTED + HOUR + 5 * MINUTE))).toEqual([]);
  });
});

describe('certificates', () => {
  const attest = (id: string, toldMs: number, expiresMs: number, more: object = {}) => ({
    kind: 'attestation',
    id,
    occurredAt: iso(toldMs),
    outcome: 'valid',
    subject: 'spiffe://example.org/ledger',
    service: 'ledger',
    zone: 'payments',
    environment: 'aws',
    expiresAt: iso(expiresMs),
    ...more,
  });
  const rule = () => readyMadeRule('expiring-certificates');

  it('that are not renewed are found a week before their end, in the past as well', async () => {
    const told = NOW - 85 * DAY;
    await writeEvents(
      [
        attest('first', told, told + 90 * DAY),
        // The same certificate again does not begin its life anew.
        attest('again', NOW - DAY, told + 90 * DAY),
        attest('short', NOW - HOUR, NOW + HOUR, { subject: 'spiffe://example.org/pod' }),
        {
          kind: 'change',
          id: 'renewed',
          type: 'rotation',
          occurredAt: iso(NOW - 80 * DAY),
          labels: { certificate: 'edge/tls', expiresAt: iso(NOW + 10 * DAY) },
        },
      ],
      new Date(NOW),
      'events',
      'spire',
    );
    const [found, ...others] = holding(await judgeAt(rule(), NOW));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      subject: {
        zone: 'payments',
        service: 'ledger',
        environment: 'aws',
        item: 'spiffe://example.org/ledger',
      },
      value: (5 * DAY) / 1_000,
      threshold: (7 * DAY) / 1_000,
      sinceMs: told + 83 * DAY,
    });
    expect(holding(await judgeAt(rule(), NOW + 4 * DAY)).map(({ subject }) => subject.item)).toContain(
      'edge/tls',
    );
    const { judge } = await findWatcher('expiring-certificates')!.open(rule(), {
      fromMs: NOW - 30 * DAY,
      toMs: NOW,
      stepMs: HOUR,
    });
    expect(holding(judge(told + 82 * DAY))).toEqual([]);
    expect(holding(judge(told + 84 * DAY))).toHaveLength(1);

    await writeEvents([attest('next', NOW, NOW + 90 * DAY)], new Date(NOW), 'events', 'spire');
    expect(holding(await judgeAt(rule(), NOW + MINUTE))).toEqual([]);
    expect(await pruneCertificates(new Date(NOW + 41 * DAY), 30)).toBe(2);
  });
});

describe('Gatehouse itself', () => {
  it('is late when its own events are, and unknown without them', async () => {
    const rule = readyMadeRule('late-rollups');
    expect(await judgeAt(rule, NOW)).toMatchObject([{ outcome: 'no-data' }]);
    for (let minute = 1; minute <= 12; minute += 1)
      await addCanary(new Date(NOW - minute * MINUTE), minute <= 8 ? null : 40);
    // Those of the minutes 2 to 11 before now are looked at: seven of ten were not seen.
    expect(await judgeAt(rule, NOW)).toMatchObject([{ outcome: 'true', value: 0.7 }]);
    expect(await judgeAt(rule, NOW - 4 * MINUTE)).toMatchObject([{ outcome: 'false' }]);
  });

  it('tells of a disk that fills up, as of now only', async () => {
    const rule = readyMadeRule('disk-space');
    const all = { ...rule, threshold: { share: 0.9, bytes: 1e15 } };
    const none = { ...rule, threshold: { share: 0.01, bytes: 1 } };
    expect(await judgeAt(all, NOW)).toMatchObject([{ unit: 'bytes', value: expect.any(Number) as number }]);
    expect(await judgeAt(none, NOW)).toMatchObject([{ outcome: 'false', threshold: 1 }]);
    const { judge } = await findWatcher('disk-space')!.open(all, {
      fromMs: NOW - DAY,
      toMs: NOW,
      stepMs: HOUR,
    });
    expect(judge(NOW - HOUR)).toMatchObject([{ outcome: 'no-data', value: null }]);
  });

  it('tells of a channel in which messages wait or were given up', async () => {
    const rule = readyMadeRule('failing-channel');
    const [mail, chat] = [randomUUID(), randomUUID()];
    const insertChannel = `INSERT INTO notification_channel (id, name, kind, settings, is_enabled, created_at, created_by, updated_at)
      VALUES ($1, $2, $3, '{}', true, $4, 'ada', $4)`;
    await getPool().query(insertChannel, [mail, 'Mail', 'email', iso(NOW - DAY)]);
    await getPool().query(insertChannel, [chat, 'Chat', 'slack', iso(NOW - DAY)]);
    const send = async (channel: string, createdMs: number, state: string, finishedMs: number | null) => {
      const id = randomUUID();
      await getPool().query(
        `INSERT INTO notification (id, kind, category, severity, body, created_at) VALUES ($1, 'firing', 'trust', 'page', '{}', $2)`,
        [id, iso(createdMs)],
      );
      await getPool().query(
        `INSERT INTO notification_delivery (id, notification_id, channel_id, why, state, next_attempt_at, finished_at, last_error)
         VALUES ($1, $2, $3, 'test', $4, $5, $6, $7)`,
        [
          randomUUID(),
          id,
          channel,
          state,
          iso(createdMs),
          finishedMs === null ? null : iso(finishedMs),
          state === 'delivered' ? null : 'The receiver answered 500.',
        ],
      );
    };
    await send(chat, NOW - 30 * MINUTE, 'delivered', NOW - 29 * MINUTE);
    await send(mail, NOW - 25 * MINUTE, 'waiting', null);
    await send(mail, NOW - 3 * HOUR, 'failed', NOW - 2 * HOUR);
    const conditions = await judgeAt(rule, NOW);
    expect(conditions.map(({ subject, outcome }) => [subject.item, outcome])).toEqual([
      ['Chat', 'false'],
      ['Mail', 'true'],
    ]);
    expect(conditions[1]!.sentence).toBe(
      '1 message is waiting, the oldest for 25 minutes. Last: The receiver answered 500.',
    );
    // It waited for less than ten minutes then, and what was given up is more than an hour ago.
    expect(holding(await judgeAt(rule, NOW - 20 * MINUTE))).toEqual([]);
    expect(holding(await judgeAt(rule, NOW - 90 * MINUTE))).toMatchObject([
      { sentence: '1 message is given up within 1 hour. Last: The receiver answered 500.' },
    ]);
  });

  it('tells of messages whose receivers cannot be chosen, for as long as they wait', async () => {
    const rule = readyMadeRule('failing-channel');
    const add = `INSERT INTO notification (id, kind, category, severity, body, created_at, routed_at, route_failures, route_error)
      VALUES ($1, 'firing', 'trust', 'page', '{}', $2, $3, $4, $5)`;
    const why = 'Its receivers could not be chosen: a name is missing. It is tried again.';
    const created = iso(NOW - 40 * MINUTE);
    await getPool().query(add, [randomUUID(), created, iso(NOW - 5 * MINUTE), 9, why]);
    await getPool().query(add, [randomUUID(), created, iso(NOW - 40 * MINUTE + 1), 0, null]);
    const about = (conditions: readonly AlertCondition[]) =>
      conditions.find(({ subject }) => subject.item === 'messages whose receivers cannot be chosen');
    expect(about(await judgeAt(rule, NOW - 10 * MINUTE))).toMatchObject({
      outcome: 'true',
      value: 1,
      sentence:
        '1 message is waiting, the oldest for 30 minutes. Last: Its receivers could not be chosen: a name is missing. It is tried again.',
    });
    // Less than ten minutes, as in any channel; and it has its receivers now.
    expect(about(await judgeAt(rule, NOW - 31 * MINUTE))).toMatchObject({ outcome: 'false' });
    expect(about(await judgeAt(rule, NOW))).toMatchObject({ outcome: 'false' });
    expect(about(await judgeAt(rule, NOW + 2 * HOUR))).toBeUndefined();
  });
});

describe('a scope', () => {
  it('leaves out sources and services that it does not name', async () => {
    await importInventory(
      SYSTEM_ACTOR,
      {
        text: 'zones: [{ slug: payments, name: Payments, trustLevel: high }]\nservices: [{ name: silent-api, zone: payments }, { name: heard-api, zone: payments }]',
        format: 'yaml',
      },
      { now: new Date(NOW - DAY), newId: randomUUID, from: { ip: null, userAgent: null } },
    );
    const heartbeat = (service: string, ms: number) => ({
      kind: 'heartbeat',
      id: `${service}-${ms}`,
      occurredAt: iso(ms),
      service,
      zone: 'payments',
      tagged: true,
      missingTags: [],
    });
    const times = Array.from({ length: 60 }, (_, index) => NOW - index * 5 * MINUTE);
    await writeEvents(
      [
        ...times.map((ms) => heartbeat('heard-api', ms)),
        ...times.slice(8).map((ms) => heartbeat('silent-api', ms)),
      ],
      new Date(NOW),
      'events',
      'otel',
    );
    const rule = readyMadeRule('telemetry-loss');
    expect(holding(await judgeAt(rule, NOW)).map(({ subject }) => subject.service)).toEqual(['silent-api']);
    const scoped = { ...rule, scope: { ...everywhere, services: ['heard-api'] } };
    expect(holding(await judgeAt(scoped, NOW))).toEqual([]);
    const sources = readyMadeRule('silent-source');
    const later = NOW + 6 * HOUR;
    expect(holding(await judgeAt(sources, later)).map(({ subject }) => subject.item)).toContain('opa');
    const elsewhere = { ...sources, scope: { ...everywhere, zones: ['edge'] } };
    expect(await judgeAt(elsewhere, later)).toEqual([]);
  });

  it('an alert rule that cannot be evaluated is told of, as far as it is on', async () => {
    const [failing, off] = ['mass-denials', 'single-denials'] as const;
    await getPool().query(`UPDATE alert_rule SET is_enabled = id <> $1`, [off]);
    await writeEvaluations(
      [
        { ruleId: failing, outcome: 'failed', error: 'There is no such column.' },
        { ruleId: off, outcome: 'failed', error: 'There is no such column.' },
        { ruleId: 'slow-checks', outcome: 'fine', error: null },
      ],
      new Date(NOW),
    );
    expect(holding(await judgeAt(readyMadeRule('failing-rules'), NOW))).toMatchObject([
      { subject: { item: 'Denials jumped' }, outcome: 'true' },
    ]);
  });
});
