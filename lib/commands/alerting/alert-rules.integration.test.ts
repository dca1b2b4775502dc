import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { getPool, getPrisma } from '@/lib/store/database';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listRules } from '@/lib/views/alerting/rules/list-rules';
import { actorOf } from '@/lib/views/testing/test-actor';
import { removeRule } from './remove-rule';
import { addRule, changeRule } from './save-rule';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const occasion: Occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
const admin = actorOf('administrator');
const ofPayments = actorOf('administrator', ['payments']);

const INPUT: AlertRuleInput = {
  name: 'The disk is nearly full',
  detector: 'disk-space',
  scope: EVERYWHERE,
  severity: 'ticket',
  threshold: { share: 0.2 },
  dynamic: null,
  forMinutes: 5,
  keepFiringMinutes: 10,
  cooldownMinutes: 60,
  dedupeBy: ['item'],
  labels: {},
  runbook: null,
  isEnabled: true,
};
const add = (given: Partial<AlertRuleInput> = {}) => addRule(admin, { ...INPUT, ...given }, occasion);
const entriesAbout = async (id: string) =>
  (
    await getPool().query<{ action: string; changes: Record<string, unknown> }>(
      'SELECT action, changes FROM audit_entry WHERE targets @> $1 ORDER BY id',
      [JSON.stringify([{ type: 'alert-rule', id }])],
    )
  ).rows;

beforeEach(async () => {
  await getPrisma().alertRule.deleteMany();
  await getPrisma().alert.deleteMany();
});

describe('an alert rule', () => {
  it('is added under an id made of its name, with every number of its detector, as an audit entry', async () => {
    const rule = await add();
    expect(rule).toMatchObject({
      id: 'the-disk-is-nearly-full',
      revision: 1,
      isReadyMade: false,
      threshold: { share: 0.2, bytes: 10_000_000_000 },
    });
    expect((await add()).id).toBe('the-disk-is-nearly-full-2');
    expect(await entriesAbout(rule.id)).toMatchObject([
      { action: 'alert-rule.added', changes: { severity: { from: null, to: 'ticket' } } },
    ]);
  });

  it('is refused with the numbers that its detector does not take', async () => {
    await expect(add({ threshold: { share: 2, speed: 1 } })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { issues: [{ path: 'threshold.share' }, { path: 'threshold.speed' }] },
    });
    const dynamic = { deviations: 3.5, weeks: 8, fewestWeeks: 4, atLeast: null, atMost: null };
    await expect(add({ dynamic })).rejects.toMatchObject({ details: { issues: [{ path: 'dynamic' }] } });
  });

  it('is changed from the revision that was looked at, and by nobody else meanwhile', async () => {
    const { id } = await add({ name: 'Another disk' });
    const change = { ...INPUT, isEnabled: false, revision: 1 };
    expect(await changeRule(admin, id, change, occasion)).toMatchObject({ isEnabled: false, revision: 2 });
    await expect(changeRule(admin, id, change, occasion)).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      changeRule(admin, id, { ...change, revision: 2, detector: 'late-rollups', threshold: {} }, occasion),
    ).rejects.toMatchObject({ details: { path: 'detector' } });
    await expect(changeRule(admin, 'other', change, occasion)).rejects.toMatchObject({ code: 'not-found' });
    const changed = (await entriesAbout(id)).find(({ action }) => action === 'alert-rule.changed');
    expect(changed).toMatchObject({
      changes: { isEnabled: { from: true, to: false }, revision: { from: 1, to: 2 } },
    });
  });

  it('is removed, unless it came with Gatehouse', async () => {
    const { id } = await add();
    await getPrisma().alertRule.update({ where: { id }, data: { isReadyMade: true } });
    await expect(removeRule(admin, id, occasion)).rejects.toMatchObject({ code: 'conflict' });
    await getPrisma().alertRule.update({ where: { id }, data: { isReadyMade: false } });
    await removeRule(admin, id, occasion);
    await expect(removeRule(admin, id, occasion)).rejects.toMatchObject({ code: 'not-found' });
    expect((await entriesAbout(id)).map(({ action }) => action)).toContain('alert-rule.removed');
  });

  it('is closed to who may not change rules, and to who would reach beyond their zones', async () => {
    await expect(addRule(actorOf('on-call'), INPUT, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addRule(ofPayments, INPUT, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    const own = { ...INPUT, scope: { ...EVERYWHERE, zones: ['payments'] } };
    const { id } = await addRule(ofPayments, own, occasion);
    await expect(
      changeRule(
        ofPayments,
        id,
        { ...own, scope: { ...EVERYWHERE, zones: ['payments', 'identity'] }, revision: 1 },
        occasion,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const { id: everywhere } = await add();
    await expect(removeRule(ofPayments, everywhere, occasion)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('the list says how each rule does, within the zones of who reads it', async () => {
  const { id: ruleId } = await add();
  const day = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  await getPrisma().alert.createMany({
    data: [
      makeAlert(day(1), { ruleId }),
      makeAlert(day(8), { ruleId, zone: 'identity', state: 'resolved', resolvedAt: day(7) }),
      makeAlert(day(31), { ruleId, state: 'resolved', resolvedAt: day(30) }),
      makeAlert(day(1), { ruleId, state: 'pending', openedAt: null }),
    ],
  });
  await getPrisma().alertEvaluation.create({
    data: { ruleId, evaluatedAt: NOW, outcome: 'failed', error: 'The disk cannot be read.' },
  });
  const { items, detectors } = await listRules(admin, NOW);
  expect(items).toMatchObject([
    {
      id: ruleId,
      fired7Days: 1,
      fired30Days: 2,
      open: 1,
      noise: null,
      evaluation: { outcome: 'failed', error: 'The disk cannot be read.' },
    },
  ]);
  expect(detectors.find(({ id }) => id === 'disk-space')).toMatchObject({
    category: 'product-health',
    isCount: false,
  });
  expect((await listRules(ofPayments, NOW)).items).toMatchObject([{ fired7Days: 1, fired30Days: 1 }]);
});
