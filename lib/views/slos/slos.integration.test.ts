import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { addCorrection } from '@/lib/commands/objectives/add-correction';
import { deleteCorrection } from '@/lib/commands/objectives/delete-correction';
import { deleteObjective } from '@/lib/commands/objectives/delete-objective';
import { saveObjective } from '@/lib/commands/objectives/save-objective';
import type { ObjectiveInput } from '@/lib/domain/objective';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getSlo } from './get-slo';
import { getSloBudget } from './get-slo-budget';
import { listSlos } from './list-slos';
import { previewSlo } from './preview-slo';

useTestDatabase();

/** Judged as of 12:00:00: a minute's delay, in whole minutes. */
const NOW = new Date('2026-11-21T12:01:00Z');
const at = (clock: string) => `2026-11-21T${clock}Z`;
const viewer = actorOf('viewer');
const onCall = actorOf('on-call');

const occasion = (): Occasion => ({ now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } });

const objective = (fields: Partial<ObjectiveInput>): ObjectiveInput => ({
  id: 'own',
  name: 'Own',
  description: null,
  indicator: 'M2',
  zone: null,
  service: null,
  environment: null,
  target: '0.999',
  window: { type: 'rolling', days: 30 },
  method: { type: 'occurrences' },
  rules: [{ preset: 'ladder' }],
  ...fields,
});

const attestations = (name: string, from: string, count: number, outcome: string, service: string) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'attestation',
    id: `${name}-${index}`,
    occurredAt: new Date(Date.parse(from) + index * 1_000).toISOString(),
    outcome,
    subject: 'spiffe://x/a',
    method: 'x509',
    service,
    environment: 'eu-1',
  }));

const summaryOf = async (id: string) =>
  (await listSlos(viewer, NOW)).items.find((each) => each.objective.id === id)!;
const DEFAULTS = { corrections: 'with' } as const;

beforeAll(async () => {
  await writeEvents(
    [
      // Ten days ago 75 good ones; an hour ago 20 good ones; two minutes ago 5 bad ones.
      ...attestations('old', '2026-11-11T12:00:00Z', 75, 'valid', 'web'),
      ...attestations('good', at('11:30:00'), 20, 'valid', 'web'),
      ...attestations('bad', at('11:58:00'), 4, 'failed', 'ledger'),
      ...attestations('stale', at('11:58:30'), 1, 'stale', 'web'),
      // Not judged yet: it is less than a minute old.
      ...attestations('young', at('12:00:10'), 50, 'failed', 'web'),
    ],
    NOW,
  );
});

describe('after the first start', () => {
  it('there are the objectives of the specification', async () => {
    const { items } = await listSlos(viewer, NOW);
    expect(items.map(({ objective: { indicator, target } }) => [indicator, target])).toEqual([
      ['M1', '0.999'],
      ['M2', '0.999'],
      ['M3', '0.95'],
      ['M4', '0.95'],
      ['M5', '0.95'],
      ['M6', '0.999'],
      ['M7', '1'],
      ['M8', null],
      ['M9', '0.95'],
      ['M10', '0.99'],
    ]);
    expect(items.every(({ objective: { window } }) => window.type === 'rolling' && window.days === 30)).toBe(
      true,
    );
  });

  it('what nothing was measured of has no data, neither met nor missed', async () => {
    for (const id of ['m1-policy-enforcement', 'm7-audit-integrity', 'm9-remediation'])
      expect(await summaryOf(id)).toMatchObject({ status: 'no-data', isMet: null, budget: null, burn: null });
  });
});

describe('the budget of an objective', () => {
  it('is what the bad events took of what is allowed, and is negative when exhausted', async () => {
    // 5 bad of 100; 0.1 % allow 0.1: fifty budgets are spent.
    const { budget, status, isMet, firing } = await summaryOf('m2-attestation');
    expect(budget).toMatchObject({ sli: 0.95, isMet: false, exhaustionSeconds: 0 });
    expect(budget!.counts).toMatchObject({ observed: 100, bad: 5, good: 95 });
    expect(budget!.allowedBad).toBeCloseTo(0.1, 9);
    expect(budget!.consumed).toBeCloseTo(50, 9);
    expect(budget!.remaining).toBeCloseTo(-49, 9);
    expect({ status, isMet }).toEqual({ status: 'critical', isMet: false });
    expect(firing).toEqual(['rung-1', 'rung-2', 'rung-3', 'rung-4']);
  });

  it('burns by what each window held', async () => {
    const { burn, lookbacks } = await getSloBudget(viewer, 'm2-attestation', DEFAULTS, NOW);
    // The last hour: 5 of 25; the last five minutes: 5 of 5.
    expect(burn).toMatchObject({ longSeconds: 3_600, shortSeconds: 300, threshold: 14.4 });
    expect(burn!.long).toBeCloseTo(200, 6);
    expect(burn!.short).toBeCloseTo(1_000, 6);
    expect(lookbacks.map(({ seconds, counts }) => [seconds, counts.bad, counts.total])).toEqual([
      [3_600, 5, 25],
      [21_600, 5, 25],
      [86_400, 5, 25],
      [259_200, 5, 25],
    ]);
    // An hour at 200 times: 200 / 720 of the budget as if traffic were even, 5 / 0.1 by events.
    expect(lookbacks[0]!.consumedByTime).toBeCloseTo(200 / 720, 9);
    expect(lookbacks[0]!.consumedByEvents).toBeCloseTo(50, 9);
  });

  it('is drawn from all of it to what is left, and attributed to who took it', async () => {
    const slo = await getSlo(viewer, 'm2-attestation', DEFAULTS, NOW);
    expect(slo.points.at(-1)!.remaining).toBeCloseTo(-49, 9);
    expect(slo.points.find(({ total }) => total === 75)).toMatchObject({ good: 75, remaining: 1 });
    expect(slo.points.filter(({ total }) => total > 0)).toHaveLength(2);
    const byService = slo.attribution.find(({ by }) => by === 'service')!;
    expect(byService.items.map(({ name, bad, shareOfBad }) => [name, bad, shareOfBad])).toEqual([
      ['ledger', 4, 0.8],
      ['web', 1, 0.2],
    ]);
    expect(slo.rules.map(({ name, state }) => [name, state])).toEqual([
      ['rung-1', 'firing'],
      ['rung-2', 'firing'],
      ['rung-3', 'firing'],
      ['rung-4', 'firing'],
    ]);
  });

  it('of a target of 100 % is breached by one violation, without a number being divided by zero', async () => {
    await saveObjective(onCall, objective({ id: 'zero', target: '1' }), occasion());
    const { budget, kind, burn, status } = await summaryOf('zero');
    expect({ kind, status }).toEqual({ kind: 'zero-tolerance', status: 'critical' });
    expect(budget).toMatchObject({ remaining: '-inf', consumed: 'inf', isMet: false });
    expect(burn).toMatchObject({ long: 'inf', short: 'inf' });
    await deleteObjective(onCall, 'zero', occasion());
  });

  it('is counted in slices where that is the method', async () => {
    const sliced = {
      type: 'timeslices',
      sliceMinutes: 30,
      sliceTarget: '0.9',
      emptySlices: 'ignore',
    } as const;
    await saveObjective(onCall, objective({ id: 'sliced', target: '0.5', method: sliced }), occasion());
    // Two slices with events of the last day, one of them good: 11:30 holds 20 good and 5 bad.
    const { budget } = await summaryOf('sliced');
    expect(budget).toMatchObject({ sli: 0.5, isMet: true });
    expect(budget!.counts).toMatchObject({ total: 2, bad: 1 });
    // One bad slice of one that is allowed: its five bad events share it.
    const { attribution } = await getSlo(viewer, 'sliced', DEFAULTS, NOW);
    const services = attribution.find(({ by }) => by === 'service')!.items;
    expect(services.map(({ name, shareOfBad, consumed }) => [name, shareOfBad, consumed])).toEqual([
      ['ledger', 0.8, 0.8],
      ['web', 0.2, 0.2],
    ]);
    await deleteObjective(onCall, 'sliced', occasion());
  });
});

describe('a correction', () => {
  it('takes its minutes out of every number, and says how much it hid', async () => {
    const { id } = await addCorrection(
      onCall,
      {
        objectives: ['m2-attestation'],
        category: 'scheduled-maintenance',
        reason: 'The certificate authority moved',
        times: { type: 'once', from: at('11:57:00'), to: at('11:59:00') },
      },
      occasion(),
    );
    expect(await summaryOf('m2-attestation')).toMatchObject({
      isMet: true,
      status: 'acceptable',
      firing: [],
    });
    const corrected = await getSlo(viewer, 'm2-attestation', DEFAULTS, NOW);
    expect(corrected.budget).toMatchObject({ consumed: 0, sli: 1 });
    expect(corrected.hidden).toMatchObject({ seconds: 120, bad: 5, total: 5 });
    expect(corrected.hidden!.consumed).toBeCloseTo(50, 9);
    expect(corrected.attribution.every(({ items }) => items.length === 0)).toBe(true);
    const bare = await getSlo(viewer, 'm2-attestation', { corrections: 'without' }, NOW);
    expect(bare.budget!.consumed).toBeCloseTo(50, 9);
    expect(bare.hidden).toEqual(corrected.hidden);
    await deleteCorrection(onCall, id, occasion());
    expect((await summaryOf('m2-attestation')).isMet).toBe(false);
  });

  it('names only objectives that are there', async () => {
    const unknown = {
      objectives: ['nobody'],
      category: 'other',
      reason: 'because',
      times: { type: 'once', from: at('11:00:00'), to: at('12:00:00') },
    } as const;
    await expect(
      addCorrection(onCall, { ...unknown, objectives: ['nobody'] }, occasion()),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      details: { path: 'objectives.0' },
    });
  });
});

describe('changing an objective', () => {
  it('starts a new revision only where the budget is reckoned otherwise, and leaves audit entries', async () => {
    const first = await saveObjective(onCall, objective({}), occasion(), { mustBeNew: true });
    const renamed = await saveObjective(onCall, objective({ name: 'Other' }), occasion());
    const stricter = await saveObjective(onCall, objective({ target: '0.9999' }), occasion());
    expect([first.revision, renamed.revision, stricter.revision]).toEqual([1, 1, 2]);
    await expect(saveObjective(onCall, objective({}), occasion(), { mustBeNew: true })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    await deleteObjective(onCall, 'own', occasion());
    const entries = await getPrisma().auditEntry.findMany({
      where: { action: { startsWith: 'objective.' } },
    });
    const own = entries.filter(({ targets }) => JSON.stringify(targets).includes('"own"'));
    expect(own.map(({ action }) => action).toSorted()).toEqual([
      'objective.added',
      'objective.changed',
      'objective.changed',
      'objective.deleted',
    ]);
  });

  it('takes the permission, and is refused where a file owns the objective', async () => {
    await expect(saveObjective(viewer, objective({}), occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await saveObjective(onCall, objective({}), occasion());
    await getPrisma().objective.update({ where: { id: 'own' }, data: { ownedBy: 'slos.yaml' } });
    await expect(saveObjective(onCall, objective({ name: 'No' }), occasion())).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(deleteObjective(onCall, 'own', occasion())).rejects.toMatchObject({ code: 'conflict' });
    await getPrisma().objective.delete({ where: { id: 'own' } });
  });

  it('refuses what cannot be judged, with the field', async () => {
    for (const [fields, path] of [
      [{ indicator: 'M8' }, 'target'],
      [{ target: null }, 'target'],
      [{ indicator: 'M3' }, 'rules'],
      [{ rules: [{ preset: 'ladder' }, { preset: 'ladder' }] }, 'rules'],
    ] as [Partial<ObjectiveInput>, string][])
      await expect(saveObjective(onCall, objective(fields), occasion())).rejects.toMatchObject({
        code: 'invalid-input',
        details: { path },
      });
  });

  it('one that cannot be reckoned says why, and the others are shown', async () => {
    await saveObjective(onCall, objective({}), occasion());
    await getPrisma().objective.update({ where: { id: 'own' }, data: { target: null } });
    const { items } = await listSlos(viewer, NOW);
    expect(items).toHaveLength(11);
    expect(items.find((each) => each.objective.id === 'own')!.problem).toMatch(/no target/);
    await getPrisma().objective.delete({ where: { id: 'own' } });
  });
});

describe('before it is saved', () => {
  it('a rule that can never fire for the target is named', () => {
    // slo.md §6: at 30 days the literal rule needs a burn of 180; at 95 % an outage of everything burns 20.
    const preview = previewSlo(
      viewer,
      objective({ target: '0.95', rules: [{ preset: 'ladder' }, { preset: 'seed-hour', basis: 'time' }] }),
      NOW,
    );
    expect(preview.rules.filter(({ isReachable }) => !isReachable).map(({ name }) => name)).toEqual([
      'seed-hour',
    ]);
    expect(preview.rules.at(-1)!.meaning).toMatch(/^Can never fire: .*180×.*20×/);
    expect(preview.warnings[0]).toMatch(/^seed-hour can never fire/);
  });

  it('what a rule means is said in plain numbers', () => {
    const { rules, allowedMinutes } = previewSlo(viewer, objective({ target: '0.999' }), NOW);
    // 14.4 · 0.1 % over an hour; 43.2 minutes of an outage a month.
    expect(rules[0]).toMatchObject({ name: 'rung-1', severity: 'page', factor: 14.4, isReachable: true });
    expect(rules[0]!.errorRatioThreshold).toBeCloseTo(0.0144, 12);
    expect(rules[0]!.detectSeconds).toBeCloseTo(0.0144 * 3_600, 9);
    expect(allowedMinutes).toBeCloseTo(43.2, 9);
  });
});
