import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from '@/lib/alerting/testing/alert-fixtures';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { readEvaluation } from '@/lib/store/alerting/read-evaluation';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import type { Watcher } from '@/lib/views/alerting/watcher';
import { evaluateOnce } from './evaluate-once';

/** A watcher that finds what a test says. */
const watch = (find: (rule: Pick<AlertRule, 'detector'>) => AlertCondition[]) => (): Watcher => ({
  detector: 'mass-denials',
  parameters: [],
  isCount: false,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 0,
    dedupeBy: ['service'],
  },
  open: async (rule) => ({ judge: () => find(rule) }),
});

async function insertRule(rule: AlertRule): Promise<void> {
  await getPool().query(
    `INSERT INTO alert_rule (id, name, detector, scope, severity, threshold, dynamic, for_minutes, keep_firing_minutes,
       cooldown_minutes, dedupe_by, labels, runbook, is_enabled, is_ready_made, revision, updated_at, updated_by)
     VALUES ($1,$2,$3,$4,$5,$6,NULL,$7,$8,$9,$10,$11,NULL,$12,$13,$14,$15,$16)`,
    [
      rule.id,
      rule.name,
      rule.detector,
      rule.scope,
      rule.severity,
      rule.threshold,
      rule.forMinutes,
      rule.keepFiringMinutes,
      rule.cooldownMinutes,
      rule.dedupeBy,
      rule.labels,
      rule.isEnabled,
      rule.isReadyMade,
      rule.revision,
      rule.updatedAt,
      rule.updatedBy,
    ],
  );
}

const at = (minute: number) => new Date(START_MS + minute * MINUTE_MS);
const clear = () =>
  getPool().query('TRUNCATE alert_rule, alert, alert_group, alert_evaluation, notification CASCADE');
const count = async (from: string) =>
  Number((await getPool().query<{ count: string }>(`SELECT count(*) AS count FROM ${from}`)).rows[0]!.count);

describe('an evaluation', () => {
  useTestDatabase({ GATEHOUSE_URL: 'https://gatehouse.example.com' });

  it('opens an alert, tells of it, and tells of its end, as events too', async () => {
    await insertRule(makeRule());
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
    expect(await readEvaluation()).toEqual([
      { ruleId: 'mass-denials', evaluatedAt: at(1), outcome: 'fine', error: null },
    ]);
    expect(await count('alert_group WHERE closed_at IS NULL')).toBe(0);
    await clear();
  });
});
