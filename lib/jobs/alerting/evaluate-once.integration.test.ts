import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from '@/lib/alerting/testing/alert-fixtures';
import { listEvaluations } from '@/lib/store/alerting/list-evaluations';
import { getPool } from '@/lib/store/database';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { insertAlertRule } from '@/lib/store/testing/insert-alert-rule';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { watch } from '@/lib/views/alerting/testing/watch';
import type { Watcher } from '@/lib/views/alerting/watcher';
import { evaluateOnce } from './evaluate-once';

const at = (minute: number) => new Date(START_MS + minute * MINUTE_MS);
const clear = () =>
  getPool().query('TRUNCATE alert_rule, alert, alert_group, alert_evaluation, notification CASCADE');
const count = async (from: string) =>
  Number((await getPool().query<{ count: string }>(`SELECT count(*) AS count FROM ${from}`)).rows[0]!.count);

describe('an evaluation', () => {
  useTestDatabase({ GATEHOUSE_URL: 'https://gatehouse.example.com' });

  it('opens an alert, tells of it, and tells of its end, as events too', async () => {
    await insertAlertRule(makeRule());
    const found = { find: watch(() => [makeCondition()]) };
    expect(await evaluateOnce(at(0), randomUUID, found)).toEqual({ alerts: 1, messages: 1, failed: 0 });
    expect(await evaluateOnce(at(0.5), randomUUID, found)).toEqual({ alerts: 0, messages: 0, failed: 0 });
    expect(await evaluateOnce(at(1), randomUUID, { find: watch(() => []) })).toMatchObject({ messages: 1 });
    const { rows } = await getPool().query(
      `SELECT n.kind, n.body ->> 'title' AS title, n.body ->> 'sentence' AS sentence, n.body ->> 'url' AS url, a.state
       FROM notification n JOIN notification_alert t ON t.notification_id = n.id JOIN alert a ON a.id = t.alert_id
       ORDER BY n.created_at`,
    );
    const [{ id }] = (await getPool().query<{ id: string }>('SELECT id FROM alert')).rows as [{ id: string }];
    const title = 'Denials jump: payments, checkout, pci/egress';
    expect(rows).toEqual([
      {
        kind: 'firing',
        title,
        sentence: '90 denials in 5 minutes, 2 before.',
        url: `https://gatehouse.example.com/alerts/${id}?from=2026-11-21T09%3A00%3A00.000Z&to=2026-11-21T10%3A00%3A00.000Z`,
        state: 'resolved',
      },
      {
        kind: 'resolved',
        title: `Resolved: ${title}`,
        sentence: 'Nothing of it is seen any more. It was open for 1 minute.',
        url: `https://gatehouse.example.com/alerts/${id}?from=2026-11-21T09%3A00%3A00.000Z&to=2026-11-21T10%3A01%3A00.000Z`,
        state: 'resolved',
      },
    ]);
    const cases = await getPool().query(
      `SELECT alert_id, zone, service, policy, severity, opened_at, resolved_at FROM alert_case WHERE source = 'gatehouse'`,
    );
    expect(cases.rows).toEqual([
      {
        alert_id: id,
        zone: 'payments',
        service: 'checkout',
        policy: 'pci/egress',
        severity: 'page',
        opened_at: at(0),
        resolved_at: at(1),
      },
    ]);
    expect((await listEvaluations()).get('mass-denials')).toEqual({
      at: at(1).toISOString(),
      outcome: 'fine',
      error: null,
    });
    expect(await count('alert_group WHERE closed_at IS NULL')).toBe(0);
    await clear();
  });

  it('tells of a storm of 5,000 alerts in one message that names each once', async () => {
    await insertAlertRule(makeRule());
    const storm = Array.from({ length: 5_000 }, (_, index) =>
      makeCondition({ subject: { service: `service-${index}`, zone: `zone-${index % 1_000}` } }),
    );
    await evaluateOnce(at(0), randomUUID, { find: watch(() => storm) });
    await evaluateOnce(at(1), randomUUID, { find: watch(() => storm) });
    expect(await count(`alert WHERE state = 'firing'`)).toBe(5_000);
    expect(await count('notification')).toBeLessThan(100);
    expect(
      await count(
        `(SELECT t.alert_id FROM notification_alert t JOIN notification n ON n.id = t.notification_id
          WHERE n.kind IN ('firing', 'storm') GROUP BY 1 HAVING count(*) = 1) AS told`,
      ),
    ).toBe(5_000);
    expect(await count('notification_alert')).toBe(5_000);
    expect(
      await count(
        `event WHERE kind = 'alert' AND outcome = 'opened' AND occurred_at = '${at(0).toISOString()}'`,
      ),
    ).toBeGreaterThanOrEqual(5_000);
    // Its end is told in one message as well.
    await evaluateOnce(at(2), randomUUID, { find: watch(() => []) });
    expect(await count(`notification WHERE kind = 'resolved'`)).toBe(1);
    expect(await count(`alert WHERE state = 'resolved'`)).toBe(5_000);
    await clear();
  });

  it('keeps what a rule finds from another that fails, and says why', async () => {
    await insertAlertRule(makeRule());
    await insertAlertRule(makeRule({ id: 'broken', detector: 'slow-checks' }));
    await insertAlertRule(makeRule({ id: 'slow', detector: 'call-errors' }));
    const fine = watch(() => [makeCondition()]);
    const find = (detector: string): Watcher => {
      const watcher = fine();
      if (detector === 'slow-checks')
        return { ...watcher, open: () => Promise.reject(new Error('There is no such column.')) };
      if (detector === 'call-errors') return { ...watcher, open: () => new Promise(() => undefined) };
      return watcher;
    };
    expect(await evaluateOnce(at(0), randomUUID, { find, patienceMs: 200 })).toEqual({
      alerts: 1,
      messages: 1,
      failed: 2,
    });
    expect(
      [...(await listEvaluations())]
        .map(([ruleId, { outcome, error }]) => [ruleId, outcome, error])
        .toSorted(),
    ).toEqual([
      ['broken', 'failed', 'There is no such column.'],
      ['mass-denials', 'fine', null],
      ['slow', 'failed', 'Reading its evidence took longer than 0 seconds.'],
    ]);
    await clear();
  });

  it('is not kept from telling by a name that is cut within a character, nor by what is no number', async () => {
    await insertAlertRule(makeRule());
    const long = makeCondition({ subject: { service: `${'x'.repeat(299)}😀😀` }, sentence: `half \ud83d` });
    const endless = makeCondition({ subject: { service: 'new' }, value: Infinity, threshold: NaN });
    const find = watch(() => [long, endless, makeCondition()]);
    expect(await evaluateOnce(at(0), randomUUID, { find })).toMatchObject({ alerts: 3, failed: 0 });
    const { rows } = await getPool().query(`SELECT service, value FROM alert ORDER BY service`);
    expect(rows).toEqual([
      { service: 'checkout', value: expect.any(Number) },
      { service: 'new', value: null },
      { service: 'x'.repeat(299), value: expect.any(Number) },
    ]);
    await clear();
  });

  it('is made by one instance, however many want to', async () => {
    await insertAlertRule(makeRule());
    let begun: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const hasBegun = new Promise<void>((done) => (begun = done));
    const mayGoOn = new Promise<void>((done) => (goOn = done));
    const find = (): Watcher => ({
      ...watch(() => [makeCondition()])(),
      open: async () => {
        begun();
        await mayGoOn;
        return { judge: () => [makeCondition()] };
      },
    });
    const one = evaluateOnce(at(0), randomUUID, { find });
    await hasBegun;
    expect(await evaluateOnce(at(0), randomUUID, { find })).toBeNull();
    goOn();
    expect(await one).toMatchObject({ alerts: 1, messages: 1 });
    await clear();
  });

  it('has not happened where it is cut off before its commit, and loses and repeats nothing', async () => {
    const tables = [
      'alert',
      'alert_transition',
      'alert_group',
      'notification',
      'notification_alert',
      'alert_evaluation',
      'event_key',
      'alert_case',
    ];
    await insertAlertRule(makeRule());
    const found = { find: watch(() => [makeCondition()]) };
    const before = await count('event_key');
    for (const table of tables) {
      // As if it died at this very step.
      await getOwnerPool().query(`CREATE FUNCTION fall_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'cut off' USING ERRCODE = '57P01'; END $$`);
      await getOwnerPool().query(
        `CREATE TRIGGER fall_over AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION fall_over()`,
      );
      await expect(evaluateOnce(at(0), randomUUID, found)).rejects.toThrow('cut off');
      await getOwnerPool().query('DROP FUNCTION fall_over CASCADE');
      for (const each of ['alert', 'alert_group', 'notification']) expect(await count(each)).toBe(0);
      expect(await count('event_key')).toBe(before);
    }
    await evaluateOnce(at(0.5), randomUUID, found);
    await evaluateOnce(at(1), randomUUID, found);
    expect(await count('alert')).toBe(1);
    expect(await count('notification')).toBe(1);
    expect(await count('notification_alert')).toBe(1);
    expect(await count('event_key')).toBe(before + 1);
    await clear();
  });

  it('does not lose what a person changes meanwhile', async () => {
    await insertAlertRule(makeRule());
    await evaluateOnce(at(0), randomUUID, { find: watch(() => [makeCondition()]) });
    const goingOn = {
      find: watch(() => [
        makeCondition({ sentence: 'It goes on.', firing: ['rung-1'] }),
        makeCondition({ subject: { service: 'carts', policy: 'shop' } }),
      ]),
    };
    const person = await getPool().connect();
    await person.query('BEGIN');
    await person.query(
      `UPDATE alert SET version = version + 1, acknowledged_at = $1, acknowledged_by = 'ada', state = 'acknowledged'`,
      [at(0.5)],
    );
    const evaluating = evaluateOnce(at(1), randomUUID, goingOn);
    // It has read the alert as it was, and waits to write it.
    while (
      (await count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) === 0
    );
    await person.query('COMMIT');
    person.release();
    await evaluating;
    const { rows } = await getPool().query(
      'SELECT state, acknowledged_by, firing FROM alert ORDER BY service',
    );
    expect(rows).toEqual([
      { state: 'firing', acknowledged_by: null, firing: [] },
      { state: 'acknowledged', acknowledged_by: 'ada', firing: ['rung-1'] },
    ]);
    await clear();
  });
});
