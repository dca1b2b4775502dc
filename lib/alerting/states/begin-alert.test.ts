import { expect, it } from 'vitest';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { tellAlerts } from '../incidents/timeline/tell-alerts';
import { NO_FACTS, writeNotification } from '../messages/write-notification';
import { makeCondition, makeRule } from '../testing/alert-fixtures';
import { Simulation } from '../testing/simulate';
import { titleOf } from './begin-alert';

const rule = makeRule({ name: 'An error budget burns', dedupeBy: ['zone', 'item'] });
const burning = (itemName: string | null): AlertCondition =>
  makeCondition({ subject: { service: null, policy: null, item: 'm1-policy-enforcement' }, itemName });
const TITLE = 'An error budget burns: payments, Requests are evaluated by a policy';

it('An alert about an objective has its name in title, message and timeline, and its id in the key', () => {
  const simulation = new Simulation([rule]);
  simulation.at(0, { [rule.id]: [burning('Requests are evaluated by a policy')] });
  const [alert] = simulation.alerts.values();
  expect(alert).toMatchObject({
    title: TITLE,
    item: 'm1-policy-enforcement',
    dedupeKey: '[["zone","payments"],["item","m1-policy-enforcement"]]',
  });
  const { atMs, ...message } = simulation.messages[0]!;
  const written = writeNotification(message, NO_FACTS, { address: 'https://g.example.com', nowMs: atMs });
  expect([written.title, written.alerts[0]!.title]).toEqual([TITLE, TITLE]);
  const { id, title } = alert!;
  const transition = { alertId: id, title, from: null, to: 'firing' as const, reason: '', by: null };
  expect(tellAlerts([{ ...transition, at: '2026-11-21T10:00:00Z' }])[0]!.text).toBe(`Alert fired: ${TITLE}`);
});

it('An alert whose title had the id has the name from the next evaluation on, and is told no second time', () => {
  const simulation = new Simulation([rule]);
  simulation.at(0, { [rule.id]: [burning(null)] });
  simulation.at(1, { [rule.id]: [burning('Requests are evaluated by a policy')] });
  expect([...simulation.alerts.values()].map(({ title, state }) => [title, state])).toEqual([
    [TITLE, 'firing'],
  ]);
  expect(simulation.told).toEqual([[0, 'firing', 1]]);
});

it('A title names no objective where the alert is about several, and an item without a name as it is', () => {
  const several = burning('One of them');
  expect(titleOf(rule, { ...several, subject: { ...several.subject, item: null } })).toBe(
    'An error budget burns: payments',
  );
  expect(titleOf(rule, burning(null))).toBe('An error budget burns: payments, m1-policy-enforcement');
});
