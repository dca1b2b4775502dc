import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { getPrisma } from '@/lib/store/database';
import { listRunbookMatches } from '@/lib/store/runbooks/list-runbook-matches';
import { digestText } from '@/lib/store/runbooks/write-runbook';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getRunbook } from '@/lib/views/runbooks/get-runbook';
import { getWorkedRunbook, listRunbookUses } from '@/lib/views/runbooks/get-worked-runbook';
import { listRunbooks } from '@/lib/views/runbooks/list-runbooks';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { matchRunbook } from '@/lib/runbooks/match-runbook';
import { answerOffer } from './answer-offer';
import { importRunbooks } from './import-runbooks';
import { installReadyMadeRunbooks } from './install-ready-made-runbooks';
import { removeRunbook } from './remove-runbook';
import { reviewRunbook } from './review-runbook';
import { saveRunbook } from './save-runbook';
import { tickStep } from './tick-step';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const occasion = (now = NOW): Occasion => ({
  now,
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const ENGINEER = actorOf('on-call');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const text = (title: string, body = '- [ ] Look\n- [ ] Mend', head = '') =>
  `---\ntitle: ${title}\n${head}---\n${body}\n`;
const actionsOn = async (slug: string) =>
  (await getPrisma().auditEntry.findMany({ orderBy: { occurredAt: 'asc' } }))
    .filter(({ targets }) => (targets as { id: string }[]).some(({ id }) => id === slug))
    .map(({ action }) => action)
    .toSorted();

describe('the ready-made runbooks', () => {
  beforeAll(() => installReadyMadeRunbooks(NOW));

  it('are there from the start, one for each failure, and can be read', async () => {
    const { items } = await listRunbooks(ENGINEER, NOW);
    expect(items.map(({ slug }) => slug).toSorted()).toEqual([
      'audit-integrity',
      'certificate-rotation',
      'deny-investigation',
      'disk-space',
      'emergency-policy-rollback',
      'error-budget-burn',
      'f1-policy-drift',
      'f2-telemetry-loss',
      'f3-identity-rotation',
      'f4-over-restriction',
      'f5-slow-policy-checks',
      'f6-telemetry-cost',
      'f7-misclassification',
      'f8-mesh-outage',
      'failing-channel',
      'failing-rules',
      'late-rollups',
    ]);
    for (const { slug } of items) {
      const { rendered } = await getRunbook(ENGINEER, slug, { zone: 'payments' }, NOW);
      expect(rendered.blocks.filter(({ kind }) => kind === 'step').length, slug).toBeGreaterThan(5);
    }
  });

  it('are what alerts of their failure lead to', async () => {
    const matches = await listRunbookMatches();
    const of = (failure: string | null, detector: string) =>
      matchRunbook(matches, { ruleId: 'any', failure, detector, zone: 'payments', named: null });
    expect(of('F4', 'mass-denials')).toBe('f4-over-restriction');
    expect(of('F8', 'failed-pushes')).toBe('f8-mesh-outage');
    expect(of(null, 'single-denials')).toBe('deny-investigation');
    expect(of(null, 'expiring-certificates')).toBe('certificate-rotation');
    expect(of(null, 'audit-integrity')).toBe('audit-integrity');
    expect(of(null, 'attestation-failures')).toBe('f3-identity-rotation');
    expect(of(null, 'disk-space')).toBe('disk-space');
    expect(of(null, 'burn-rate')).toBe('error-budget-burn');
  });

  it('never take the place of what people wrote; another text is offered', async () => {
    const slug = 'f4-over-restriction';
    await saveRunbook(ENGINEER, slug, { text: text('Ours'), basedOn: 1 }, occasion());
    await installReadyMadeRunbooks(NOW);
    expect(await getRunbook(ENGINEER, slug, {}, NOW)).toMatchObject({
      title: 'Ours',
      version: 2,
      offered: null,
    });

    // As if Gatehouse had come with another text before.
    await getPrisma().runbook.update({ where: { slug }, data: { readyMadeDigest: digestText('before') } });
    await installReadyMadeRunbooks(NOW);
    const offer = await getRunbook(ENGINEER, slug, {}, NOW);
    expect(offer).toMatchObject({ title: 'Ours', version: 2, isUpdateOffered: true });
    expect(offer.offered).toContain('title: A policy denies good traffic');

    await answerOffer(ENGINEER, slug, { accept: false }, occasion());
    await installReadyMadeRunbooks(NOW);
    expect(await getRunbook(ENGINEER, slug, {}, NOW)).toMatchObject({ version: 2, isUpdateOffered: false });

    await getPrisma().runbook.update({ where: { slug }, data: { readyMadeDigest: digestText('before') } });
    await installReadyMadeRunbooks(NOW);
    await answerOffer(ENGINEER, slug, { accept: true }, occasion());
    expect(await getRunbook(ENGINEER, slug, {}, NOW)).toMatchObject({ version: 3, source: 'ready-made' });
    await expect(answerOffer(ENGINEER, slug, { accept: true }, occasion())).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await actionsOn(slug)).toEqual(['runbook.offer-declined', 'runbook.written', 'runbook.written']);
  });

  it('stay away where somebody removed them', async () => {
    await removeRunbook(ENGINEER, 'f6-telemetry-cost', occasion());
    await installReadyMadeRunbooks(NOW);
    await expect(getRunbook(ENGINEER, 'f6-telemetry-cost', {}, NOW)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await listRunbookMatches()).map(({ slug }) => slug)).not.toContain('f6-telemetry-cost');
  });
});

describe('a runbook that people write', () => {
  it('has versions, and nobody overwrites the words of somebody else', async () => {
    await saveRunbook(ENGINEER, 'ours', { text: text('Ours first'), basedOn: 0 }, occasion());
    await saveRunbook(ENGINEER, 'ours', { text: text('Ours second'), basedOn: 1 }, occasion());
    for (const basedOn of [0, 1])
      await expect(
        saveRunbook(ENGINEER, 'ours', { text: text('Other'), basedOn }, occasion()),
      ).rejects.toMatchObject({ code: 'conflict' });
    const found = await getRunbook(ENGINEER, 'ours', {}, NOW);
    expect(found).toMatchObject({ title: 'Ours second', version: 2, source: 'product' });
    expect(found.versions.map(({ version }) => version)).toEqual([2, 1]);
    await expect(
      saveRunbook(actorOf('viewer'), 'ours', { text: text('Viewer'), basedOn: 2 }, occasion()),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      saveRunbook(ENGINEER, 'broken', { text: 'no head', basedOn: 0 }, occasion()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is overdue when its interval is over, until somebody reviewed it', async () => {
    const head = 'reviewDays: 30\n';
    await saveRunbook(ENGINEER, 'due', { text: text('Due', undefined, head), basedOn: 0 }, occasion());
    const at = async (now: Date) => (await getRunbook(ENGINEER, 'due', {}, now)).isOverdue;
    expect(await at(days(29))).toBe(false);
    expect(await at(days(30))).toBe(true);
    await reviewRunbook(ENGINEER, 'due', occasion(days(31)));
    expect(await at(days(60))).toBe(false);
    expect(await at(days(61))).toBe(true);
    expect((await listRunbooks(ENGINEER, days(61))).items[0]?.slug).toBe('due');
    expect(await actionsOn('due')).toEqual(['runbook.reviewed', 'runbook.written']);
  });

  it('shows the signals that it talks about as they are now, and no data as no data', async () => {
    const body =
      '{{ value denials zone=$zone }} {{ value denials zone=elsewhere }} {{ value M7 }} {{ value open-drifts }}';
    await saveRunbook(ENGINEER, 'live', { text: text('Live', body), basedOn: 0 }, occasion());
    const decision = (id: string, outcome: string) => ({
      kind: 'decision',
      id,
      occurredAt: '2026-11-21T11:30:00Z',
      outcome,
      policy: 'p',
      zone: 'payments',
    });
    await writeEvents([decision('a', 'deny'), decision('b', 'deny'), decision('c', 'allow')], NOW);
    const { rendered } = await getRunbook(ENGINEER, 'live', { zone: 'payments' }, NOW);
    expect(rendered.values).toMatchObject([
      { signal: 'denials', zone: 'payments', value: 2, unit: 'count', refused: null },
      { signal: 'denials', zone: 'elsewhere', value: null },
      { signal: 'M7', value: null, status: 'no-data' },
      { signal: 'open-drifts', value: 0 },
    ]);
    expect(rendered.values[0]!.href).toBe('/denials?from=now-60m&zone=payments');
    expect(rendered.blocks[0]!.text).toContain('(#value-0)');
    const confined = await getRunbook(actorOf('on-call', ['edge']), 'live', { zone: 'payments' }, NOW);
    expect(confined.rendered.values[0]).toMatchObject({ value: null });
    expect(confined.rendered.values[0]!.refused).toContain('payments');
  });
});

describe('working along a runbook', () => {
  it('ticks steps in the version that the work began with', async () => {
    await saveRunbook(ENGINEER, 'work', { text: text('Work $zone'), basedOn: 0 }, occasion());
    const alertId = await insertAlert();
    const tick = (stepId: string, isDone: boolean) =>
      tickStep(ENGINEER, 'work', { stepId, isDone, alertId }, occasion());
    await tick('look', true);
    await tick('look', true);
    await saveRunbook(ENGINEER, 'work', { text: text('Work', '- [ ] Other'), basedOn: 1 }, occasion());
    await tick('mend', true);
    await tick('mend', false);
    await expect(tick('other', true)).rejects.toMatchObject({ code: 'not-found' });
    expect(await getWorkedRunbook(ENGINEER, 'work', { alertId }, NOW)).toMatchObject({
      version: 1,
      newerVersion: 2,
      ticks: [{ stepId: 'look', by: 'on-call' }],
    });
    expect((await listRunbookUses(ENGINEER, 'work')).items).toMatchObject([
      { alertId, version: 1, done: 1, steps: 2 },
    ]);
    expect((await listRunbookUses(actorOf('on-call', ['edge']), 'work')).items).toEqual([]);
    expect((await getRunbook(ENGINEER, 'work', {}, NOW)).lastUsedAt).toBe('2026-11-21T12:00:00.000Z');
    expect(await actionsOn('work')).toEqual([
      'runbook.step-ticked',
      'runbook.step-ticked',
      'runbook.step-unticked',
      'runbook.written',
      'runbook.written',
    ]);
  });

  it('is refused for alerts that the person does not see, or that are not there', async () => {
    const alertId = await insertAlert();
    const tick = { stepId: 'look', isDone: true, alertId };
    await expect(tickStep(actorOf('on-call', ['edge']), 'work', tick, occasion())).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      tickStep(ENGINEER, 'work', { ...tick, alertId: randomUUID() }, occasion()),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(tickStep(actorOf('viewer'), 'work', tick, occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('runbooks of a Git folder', () => {
  const load = (files: Record<string, string>, dryRun = false, commit = 'c1') =>
    importRunbooks(ENGINEER, { files, commit, dryRun }, occasion());

  it('become versions with their commit, and say beforehand what would change', async () => {
    const files = { 'ops/git-one.md': text('One'), 'ops/README.md': '# Ours', 'ops/bad.md': 'nothing' };
    const expected = { commit: 'c1', added: ['git-one'], changed: [], unchanged: [] };
    const [dry, real] = [await load(files, true), await load(files)];
    expect(dry).toMatchObject({ ...expected, dryRun: true });
    expect(real).toMatchObject({ ...expected, dryRun: false, problems: [{ path: 'ops/bad.md' }] });
    const { versions } = await getRunbook(ENGINEER, 'git-one', {}, NOW);
    expect(versions).toMatchObject([{ version: 1, source: 'git', path: 'ops/git-one.md', commit: 'c1' }]);
    expect(await load(files)).toMatchObject({ added: [], changed: [], unchanged: ['git-one'] });
  });

  it('leave what people wrote here since, until the file changes', async () => {
    await saveRunbook(ENGINEER, 'git-one', { text: text('Here'), basedOn: 1 }, occasion());
    expect(await load({ 'git-one.md': text('One') })).toMatchObject({ unchanged: ['git-one'] });
    expect((await getRunbook(ENGINEER, 'git-one', {}, NOW)).title).toBe('Here');
    expect(await load({ 'git-one.md': text('Two') }, false, 'c2')).toMatchObject({ changed: ['git-one'] });
    expect(await getRunbook(ENGINEER, 'git-one', {}, NOW)).toMatchObject({ title: 'Two', version: 3 });
  });
});

async function insertAlert(): Promise<string> {
  const id = randomUUID();
  const texts = { ruleId: 'r', ruleName: 'r', detector: 'mass-denials', cause: 'policy', category: 'trust' };
  await getPrisma().alert.create({
    data: {
      ...texts,
      id,
      ruleRevision: 1,
      severity: 'page',
      state: 'firing',
      dedupeKey: id,
      title: 't',
      sentence: 's',
      zone: 'payments',
      labels: {},
      firing: [],
      changes: [],
      conditions: 1,
      pendingSince: NOW,
      openedAt: NOW,
      lastTrueAt: NOW,
    },
  });
  return id;
}
