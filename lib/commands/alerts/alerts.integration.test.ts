import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from '@/lib/alerting/testing/alert-fixtures';
import { ownOccasion } from '@/lib/auth/occasion';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';
import { evaluateOnce } from '@/lib/jobs/alerting/evaluate-once';
import { getPool } from '@/lib/store/database';
import { insertAlertRule } from '@/lib/store/testing/insert-alert-rule';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { watch } from '@/lib/views/alerting/testing/watch';
import { acknowledgeAlerts } from './acknowledge-alerts';
import { resolveAlerts } from './resolve-alerts';
import { unacknowledgeAlerts } from './unacknowledge-alerts';

const at = (minute: number) => new Date(START_MS + minute * MINUTE_MS);
const occasion = (minute: number) => ownOccasion(at(minute));
const actor = (role: Role, zones: readonly string[] | null = null): Actor => ({
  type: 'account',
  id: 'a-1',
  name: 'ada@example.com',
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
const evaluate = (minute: number, ...found: AlertCondition[]) =>
  evaluateOnce(at(minute), randomUUID, { find: watch(() => found) });
const select = async <T extends object>(text: string) => (await getPool().query<T>(text)).rows;
const listAlerts = () =>
  select<{ id: string; state: string; severity: string; reopens: string | null; group_id: string }>(
    'SELECT id, state, severity, reopens, group_id FROM alert ORDER BY pending_since, opened_at, service',
  );
const listKinds = async () =>
  (await select<{ kind: string }>('SELECT kind FROM notification ORDER BY created_at')).map(
    ({ kind }) => kind,
  );

describe('people', () => {
  useTestDatabase();
  afterEach(() =>
    getPool().query('TRUNCATE alert_rule, alert, alert_group, alert_evaluation, notification CASCADE'),
  );

  it('acknowledge an alert: entry, transition and event are written, and nobody is reminded', async () => {
    await insertAlertRule(makeRule());
    await evaluate(0, makeCondition());
    const [alert] = await listAlerts();
    const done = await acknowledgeAlerts(
      actor('on-call'),
      { ids: [alert!.id] },
      { note: 'Rolling back.' },
      occasion(3),
    );
    expect(done).toEqual({ changed: 1 });
    expect(
      await select(`SELECT state, acknowledged_at, acknowledged_by, acknowledge_note FROM alert`),
    ).toEqual([
      {
        state: 'acknowledged',
        acknowledged_at: at(3),
        acknowledged_by: 'ada@example.com',
        acknowledge_note: 'Rolling back.',
      },
    ]);
    expect(
      await select(`SELECT from_state, to_state, reason, by FROM alert_transition ORDER BY id DESC LIMIT 1`),
    ).toEqual([
      {
        from_state: 'firing',
        to_state: 'acknowledged',
        reason: 'Acknowledged. Rolling back.',
        by: 'ada@example.com',
      },
    ]);
    expect(
      await select(`SELECT action, targets, changes FROM audit_entry WHERE action LIKE 'alert.%'`),
    ).toEqual([
      {
        action: 'alert.acknowledged',
        targets: [{ type: 'alert', id: alert!.id, name: 'Denials jump: payments, checkout, pci/egress' }],
        changes: {
          state: { from: 'firing', to: 'acknowledged' },
          owner: 'ada@example.com',
          note: 'Rolling back.',
        },
      },
    ]);
    expect(await select(`SELECT acknowledged_at FROM alert_case WHERE alert_id = '${alert!.id}'`)).toEqual([
      { acknowledged_at: at(3) },
    ]);
    await evaluate(10 * 60, makeCondition());
    expect(await listKinds()).toEqual(['firing']);
  });

  it('are told again when what they acknowledged becomes graver', async () => {
    await insertAlertRule(makeRule({ severity: 'ticket' }));
    await evaluate(0, makeCondition());
    await evaluate(2, makeCondition());
    const [alert] = await listAlerts();
    await acknowledgeAlerts(actor('on-call'), { ids: [alert!.id] }, { note: '' }, occasion(3));
    await evaluate(4, makeCondition({ severity: 'page' }));
    expect(await listAlerts()).toMatchObject([{ id: alert!.id, state: 'firing', severity: 'page' }]);
    // Those who were told of the ticket hear that it is one no more.
    expect((await listKinds()).toSorted()).toEqual(['firing', 'firing', 'resolved']);
  });

  it('acknowledge and give back all alerts of a group at once', async () => {
    await insertAlertRule(makeRule());
    const found = ['a', 'b', 'c'].map((service) => makeCondition({ subject: { service } }));
    await evaluate(0, ...found);
    const group = (await listAlerts())[0]!.group_id;
    const reviewer = actor('reviewer');
    expect(await acknowledgeAlerts(reviewer, { group }, { note: '' }, occasion(1))).toEqual({ changed: 3 });
    expect(await unacknowledgeAlerts(reviewer, { group }, { note: '' }, occasion(2))).toEqual({ changed: 3 });
    expect((await listAlerts()).map(({ state }) => state)).toEqual(['firing', 'firing', 'firing']);
    await expect(unacknowledgeAlerts(reviewer, { group }, { note: '' }, occasion(3))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('resolve what still holds: it stays so until that was false, or is graver; then it is reopened', async () => {
    await insertAlertRule(makeRule({ severity: 'ticket' }));
    await evaluate(0, makeCondition());
    await evaluate(2, makeCondition());
    const [first] = await listAlerts();
    await resolveAlerts(actor('on-call'), { ids: [first!.id] }, { note: 'Expected.' }, occasion(3));
    await evaluate(4, makeCondition());
    await evaluate(5, makeCondition());
    expect(await listAlerts()).toMatchObject([{ state: 'resolved' }]);
    expect(await listKinds()).toEqual(['firing', 'resolved']);
    await evaluate(6, makeCondition({ severity: 'page' }));
    expect(await listAlerts()).toMatchObject([
      { state: 'resolved' },
      { state: 'firing', severity: 'page', reopens: first!.id },
    ]);
    const [, second] = await listAlerts();
    await resolveAlerts(actor('on-call'), { ids: [second!.id] }, { note: '' }, occasion(7));
    await evaluate(8, makeCondition({ severity: 'page' }));
    await evaluate(9);
    await evaluate(10, makeCondition());
    expect(await listAlerts()).toMatchObject([
      { state: 'resolved' },
      { state: 'resolved' },
      { state: 'firing', severity: 'ticket', reopens: second!.id },
    ]);
  });

  it('change only alerts of their zones, and only with the permission', async () => {
    await insertAlertRule(makeRule());
    await evaluate(0, makeCondition(), makeCondition({ subject: { zone: null, service: 'estate' } }));
    const ids = (await listAlerts()).map(({ id }) => id);
    const said = { note: '' };
    await expect(acknowledgeAlerts(actor('viewer'), { ids }, said, occasion(1))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const confined = actor('on-call', ['web']);
    await expect(acknowledgeAlerts(confined, { ids }, said, occasion(1))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      acknowledgeAlerts(actor('on-call', ['payments']), { ids }, said, occasion(1)),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await listAlerts()).map(({ state }) => state)).toEqual(['firing', 'firing']);
  });
});
