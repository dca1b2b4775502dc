import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { complianceReportDataSchema } from '@/lib/domain/read-models/compliance-report-data';
import type { Actor } from '@/lib/domain/roles';
import { makeDueReports } from '@/lib/jobs/compliance-reports/make-due-reports';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getReport } from '@/lib/views/compliance-reports/get-report';
import { listReports, listReportSchedules } from '@/lib/views/compliance-reports/list-reports';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { addReportSchedule } from './add-report-schedule';
import { downloadReport } from './download-report';
import { endReportSchedule } from './end-report-schedule';
import { makeReport } from './make-report';
import { recordReportReading } from './record-report-reading';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const at = (now = NOW): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
const reviewer = actorOf('reviewer');
const PERIOD = { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const auditor = (more: Partial<Actor> = {}): Actor => ({
  type: 'token',
  id: randomUUID(),
  name: 'auditor',
  permissions: new Set(['audit:read']),
  zones: null,
  ...more,
});
const pages = { limit: 50 };

const audit = (id: string, zone: string, more: object = {}) => ({
  kind: 'audit',
  id,
  occurredAt: '2026-11-20T09:00:00.000000Z',
  zone,
  actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
  action: 'secret.read',
  targets: [{ type: 'secret', id: 'vault' }],
  outcome: 'success',
  context: {},
  ...more,
});
const change = (id: string, minute: number, more: object) => ({
  kind: 'change',
  id,
  occurredAt: `2026-11-20T10:0${minute}:00Z`,
  policy: 'egress',
  zone: 'payments',
  ...more,
});

beforeAll(async () => {
  await upsertZone(
    SYSTEM_ACTOR,
    { slug: 'payments', name: 'Payments', trustLevel: 'high', dataClassifications: ['PCI'] },
    at(),
  );
  await upsertZone(SYSTEM_ACTOR, { slug: 'web', name: 'Web', trustLevel: 'low' }, at());
  await writeEvents(
    [
      audit('a1', 'payments'),
      audit('a2', 'payments', { occurredAt: '2026-11-20T11:00:00.000000Z' }),
      audit('a3', 'web'),
      // At the end of the period, which is not in it any more.
      audit('a4', 'payments', { occurredAt: '2026-11-21T00:00:00Z' }),
      audit('a5', 'payments', { action: 'BreakGlassActivated', targets: [{ type: 'role', id: 'root' }] }),
      {
        kind: 'data-access',
        id: 'd1',
        occurredAt: '2026-11-20T09:30:00Z',
        zone: 'payments',
        principal: 'spiffe://shop/report',
        classification: 'pci',
        action: 'read',
        outcome: 'allowed',
        sampleRate: 0.5,
      },
      {
        kind: 'flow',
        id: 'f1',
        occurredAt: '2026-11-20T09:40:00Z',
        sourceZone: 'web',
        targetZone: 'payments',
        principal: 'spiffe://shop/web',
        outcome: 'denied',
      },
      {
        kind: 'decision',
        id: 'n1',
        occurredAt: '2026-11-20T09:50:00Z',
        zone: 'payments',
        policy: 'egress',
        outcome: 'deny',
      },
      change('c1', 1, { type: 'policy-published', revision: 'r1', author: 'dev', files: { 'a.rego': 'x' } }),
      change('c2', 2, { type: 'policy-activated', revision: 'r1', author: 'dev', environment: 'prod' }),
      change('c3', 3, { type: 'policy-activated', revision: 'r9', author: 'dev', environment: 'prod' }),
      change('c4', 4, { type: 'policy-rolled-back', environment: 'prod' }),
    ],
    NOW,
  );
  await getPrisma().verdict.create({
    data: {
      id: randomUUID(),
      eventId: randomUUID(),
      occurredAt: new Date('2026-11-20T09:50:00Z'),
      zone: 'payments',
      policy: 'egress',
      judgement: 'false-positive',
      origin: 'targeted',
      reviewerType: 'account',
      reviewerId: 'r',
      reviewerName: 'Rita',
      createdAt: new Date('2026-11-20T12:00:00Z'),
    },
  });
  await getPrisma().policyApproval.create({
    data: {
      eventId: randomUUID(),
      approver: 'lead',
      at: new Date('2026-11-20T10:00:30Z'),
      state: 'approved',
      policy: 'egress',
      revision: 'r1',
    },
  });
  await sequence();
});

async function sequence() {
  while ((await sequencePending(() => NOW.getTime() * 1_000, 1_000)) !== 0);
}

async function dataOf(id: string) {
  const { bytes } = await downloadReport(reviewer, id, { format: 'json' }, at());
  return complianceReportDataSchema.parse(JSON.parse(bytes.toString()));
}

describe('a compliance report', () => {
  it('tells of its period and zones, from the log and from what sources told', async () => {
    const { id } = await makeReport(reviewer, { ...PERIOD, zones: null }, at());
    const data = await dataOf(id);
    const { regulatedAccess, policyChanges, denialsReviewed, breakGlass, integrity } = data;
    expect(regulatedAccess.zones).toMatchObject([{ slug: 'payments', regulatedBy: ['PCI'] }]);
    expect(regulatedAccess.others).toEqual(['web']);
    expect(regulatedAccess.entries).toMatchObject({
      total: 2,
      rows: [
        {
          zone: 'payments',
          actor: { type: 'user', name: 'Alice' },
          action: 'secret.read',
          entries: 2,
          firstAt: '2026-11-20T09:00:00.000000Z',
          lastAt: '2026-11-20T11:00:00.000000Z',
        },
        { action: 'BreakGlassActivated', entries: 1 },
      ],
    });
    // Sampled by half: it stands for two.
    expect(regulatedAccess.dataAccess).toMatchObject({
      total: 1,
      rows: [{ principal: 'spiffe://shop/report', classification: 'pci', accesses: 2 }],
    });
    expect(regulatedAccess.attempts).toMatchObject({
      total: 1,
      rows: [{ fromZone: 'web', zone: 'payments', attempts: 1, days: 1 }],
    });
    expect(
      policyChanges.changes.rows.map(({ type, revision, approvals }) => [type, revision, approvals]),
    ).toEqual([
      ['policy-published', 'r1', [{ by: 'lead', at: '2026-11-20T10:00:30.000000Z' }]],
      ['policy-activated', 'r1', [{ by: 'lead', at: '2026-11-20T10:00:30.000000Z' }]],
      ['policy-activated', 'r9', []],
      // To which revision is not told: nothing can be said of its approvals.
      ['policy-rolled-back', null, null],
    ]);
    // Judged, but not drawn by lot: it is listed, and in no estimate.
    expect(denialsReviewed).toMatchObject({
      denials: 1,
      reviewed: 0,
      estimate: null,
      policies: { total: 1, rows: [{ policy: 'egress', denials: 1 }] },
      verdicts: { total: 1, rows: [{ judgement: 'false-positive', origin: 'targeted', reviewer: 'Rita' }] },
    });
    expect(breakGlass.uses).toMatchObject({
      total: 1,
      rows: [{ who: 'Alice', what: 'BreakGlassActivated role:root', justification: null }],
    });
    expect(integrity).toMatchObject({
      checkpoint: null,
      verification: null,
      entries: { count: 4, covered: 0 },
    });
  });

  it('is confined to the zones that were asked for', async () => {
    const { id } = await makeReport(reviewer, { ...PERIOD, zones: ['web'] }, at());
    const { regulatedAccess, policyChanges, breakGlass } = await dataOf(id);
    expect(regulatedAccess.zones).toEqual([]);
    expect(regulatedAccess.entries.total).toBe(0);
    expect(policyChanges.changes.total).toBe(0);
    expect(breakGlass.uses.total).toBe(0);
  });

  it('is kept byte for byte, and its entry holds the hash of each file', async () => {
    const { id } = await makeReport(reviewer, { ...PERIOD, zones: null }, at());
    await sequence();
    const report = await getReport(reviewer, id);
    expect(report.document.title).toBe('Compliance report');
    expect(report.files.map(({ format }) => format)).toEqual(['pdf', 'json', 'csv']);
    for (const { format, sha256, bytes } of report.files) {
      const first = await downloadReport(reviewer, id, { format }, at());
      expect(first.bytes).toHaveLength(bytes);
      expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(sha256);
      expect((await downloadReport(reviewer, id, { format }, at())).bytes).toEqual(first.bytes);
      const { items } = await listEntries(
        { target: `report-file:${sha256}`, action: 'report.made' },
        { limit: 10 },
      );
      expect(items).toHaveLength(1);
      expect(items[0]!.targets).toContainEqual({ type: 'compliance-report', id, name: null });
    }
  });

  it('leaves an entry of each download and of reading it on the screen', async () => {
    const { id } = await makeReport(reviewer, { ...PERIOD, zones: ['web'] }, at());
    await recordReportReading(reviewer, id, at());
    const table = await downloadReport(reviewer, id, { format: 'csv', table: 'policy-changes' }, at());
    expect(table.bytes.toString()).toMatch(/^\uFEFFTime,Change,Policy/);
    await sequence();
    const { items } = await listEntries({ target: `compliance-report:${id}` }, { limit: 10, order: 'asc' });
    expect(items.map(({ action }) => action).toSorted()).toEqual([
      'audit.viewed',
      'report.downloaded',
      'report.made',
    ]);
    await expect(
      downloadReport(reviewer, id, { format: 'csv', table: 'nothing' }, at()),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is seen by auditors of all of its zones, and is not there for others', async () => {
    const { id: ofWeb } = await makeReport(reviewer, { ...PERIOD, zones: ['web'] }, at());
    const { id: ofAll } = await makeReport(reviewer, { ...PERIOD, zones: null }, at());
    const inWeb = auditor({ zones: ['web'] });
    expect((await getReport(inWeb, ofWeb)).zones).toEqual(['web']);
    await expect(getReport(inWeb, ofAll)).rejects.toMatchObject({ code: 'not-found' });
    await expect(downloadReport(inWeb, ofAll, { format: 'pdf' }, at())).rejects.toMatchObject({
      code: 'not-found',
    });
    const listed = await listReports(inWeb, pages);
    expect(listed.items.every(({ zones }) => zones?.join() === 'web')).toBe(true);
    expect(listed.total).toBe(listed.items.length);
    const ofOne = auditor({ auditLimit: { actorRef: 'somebody', target: null } });
    await expect(getReport(ofOne, ofWeb)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listReports(ofOne, pages)).items).toEqual([]);
    await expect(getReport(reviewer, 'no-id')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is made by those who may, of zones that there are, of a time that is over', async () => {
    for (const [actor, more, code] of [
      [actorOf('viewer'), {}, 'forbidden'],
      [auditor(), {}, 'forbidden'],
      [actorOf('administrator', ['web']), { zones: ['payments'] }, 'forbidden'],
      [reviewer, { zones: ['nowhere'] }, 'invalid-input'],
      [reviewer, { to: '2026-11-22T00:00:00Z' }, 'invalid-input'],
    ] as const)
      await expect(
        makeReport(actor, { ...PERIOD, zones: null, ...more } as never, at()),
      ).rejects.toMatchObject({ code });
    const { id } = await makeReport(actorOf('administrator', ['web']), { ...PERIOD, zones: null }, at());
    expect((await getReport(reviewer, id)).zones).toEqual(['web']);
  });

  it('pages through the list, last made first', async () => {
    const all = await listReports(reviewer, { limit: 100 });
    const first = await listReports(reviewer, { limit: 2 });
    const second = await listReports(reviewer, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4));
  });
});

describe('a schedule of reports', () => {
  const WEEKLY = { cadence: 'weekly' as const, time: '06:00', timeZone: 'UTC', zones: ['web'] };
  const reportsOf = async (scheduleId: string) =>
    (await listReports(reviewer, { limit: 500 })).items
      .filter((report) => report.scheduleId === scheduleId)
      .map(({ from, to }) => `${from.slice(0, 10)}/${to.slice(0, 10)}`)
      .toSorted();

  it('makes one report of each period over all instances, and catches up after a stop', async () => {
    const { id } = await addReportSchedule(reviewer, WEEKLY, at());
    const [listed] = (await listReportSchedules(reviewer, NOW)).items.filter(
      (schedule) => schedule.id === id,
    );
    // 21 November 2026 is a Saturday: the week is over on Monday.
    expect(listed).toMatchObject({
      madeUntil: null,
      next: { dueAt: '2026-11-23T06:00:00.000Z', from: '2026-11-16T00:00:00.000Z' },
    });
    expect(await makeDueReports(new Date('2026-11-23T05:59:59Z'))).toBe(0);
    const made = await Promise.all([1, 2, 3].map(() => makeDueReports(new Date('2026-11-23T06:00:00Z'))));
    expect(made.reduce((sum, count) => sum + count)).toBe(1);
    expect(await makeDueReports(new Date('2026-11-23T06:00:30Z'))).toBe(0);
    expect(await reportsOf(id)).toEqual(['2026-11-16/2026-11-23']);
    // Stopped for two weeks and a day.
    expect(await makeDueReports(new Date('2026-12-08T00:00:00Z'))).toBe(2);
    expect(await reportsOf(id)).toEqual([
      '2026-11-16/2026-11-23',
      '2026-11-23/2026-11-30',
      '2026-11-30/2026-12-07',
    ]);
    await sequence();
    const { items } = await listEntries(
      { target: `report-schedule:${id}`, action: 'report.made' },
      { limit: 10 },
    );
    expect(items).toHaveLength(3);

    await endReportSchedule(reviewer, id, at());
    expect(await makeDueReports(new Date('2026-12-20T00:00:00Z'))).toBe(0);
    expect(await reportsOf(id)).toHaveLength(3);
    await expect(endReportSchedule(reviewer, id, at())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is there for those of its zones only', async () => {
    const { id } = await addReportSchedule(reviewer, { ...WEEKLY, zones: ['payments'] }, at());
    const inWeb = actorOf('administrator', ['web']);
    expect((await listReportSchedules(inWeb, NOW)).items).toEqual([]);
    await expect(endReportSchedule(inWeb, id, at())).rejects.toMatchObject({ code: 'not-found' });
    await expect(addReportSchedule(actorOf('viewer'), WEEKLY, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await endReportSchedule(reviewer, id, at());
  });
});
