import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { giveBulkVerdict } from '@/lib/commands/review/give-bulk-verdict';
import { giveVerdict } from '@/lib/commands/review/give-verdict';
import { undoBulkVerdict } from '@/lib/commands/review/undo-bulk-verdict';
import { undoVerdict } from '@/lib/commands/review/undo-verdict';
import { ownOccasion } from '@/lib/auth/occasion';
import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';
import { sampleWindow } from '@/lib/domain/review-sample';
import { getPrisma } from '@/lib/store/database';
import { listEvents } from '@/lib/store/events/list-events';
import { extendReviewSample, isReviewSampleComplete } from '@/lib/store/review/extend-review-sample';
import { listNextInSample } from '@/lib/store/review/list-next-in-sample';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { writeEvents } from '../testing/write-events';
import { listVerdicts } from './list-verdicts';

useTestDatabase();

/** A Saturday in 2026-W47; the Sunday before it belongs to 2026-W46. */
const NOW = new Date('2026-11-21T12:30:00Z');
const FROM = new Date('2026-10-20T00:00:00Z');
const occasion = ownOccasion(NOW);

const person = (role: Role, id: string = randomUUID(), zones: readonly string[] | null = null): Actor => ({
  type: 'account',
  id,
  name: `${role} ${id.slice(0, 4)}`,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
const reviewer = person('reviewer');

const denial = (id: string, occurredAt: string, fields: Record<string, unknown> = {}) => ({
  kind: 'decision',
  id,
  occurredAt,
  outcome: 'deny',
  zone: 'pci',
  environment: 'aws',
  service: 'payments-api',
  principal: 'spiffe://acme/payments-api',
  policy: 'egress',
  rule: 'egress-3',
  ...fields,
});
const minute = (number: number) =>
  `2026-11-20T${String(8 + Math.floor(number / 60)).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}:00Z`;

async function idsOf(policy: string): Promise<string[]> {
  const { items } = await listEvents(
    { window: { from: FROM, to: NOW }, kind: 'decision', outcome: 'deny', policy, zones: null },
    { limit: 500, order: 'asc' },
  );
  return items.map(({ id }) => id);
}
const entriesAbout = async (id: string) =>
  (await getPrisma().auditEntry.findMany({ orderBy: { occurredAt: 'asc' } })).filter(({ targets }) =>
    JSON.stringify(targets).includes(id),
  );
const nextOf = async (policy: string, limit = 500) =>
  (await listNextInSample([policy], limit, sampleWindow(NOW), null)).map(({ id }) => id);

beforeAll(async () => {
  await writeEvents(
    [
      ...Array.from({ length: 130 }, (_, index) => denial(`many-${index}`, minute(index))),
      denial('few-sunday', '2026-11-15T23:59:00Z', { policy: 'ingress' }),
      denial('few-monday', '2026-11-16T00:01:00Z', { policy: 'ingress' }),
      denial('core-1', minute(3), { policy: 'ingress', zone: 'core', service: 'cart' }),
      denial('bulk-1', minute(1), { policy: 'admin', rule: 'a' }),
      denial('bulk-2', minute(2), { policy: 'admin', rule: 'a' }),
      denial('bulk-3', minute(3), { policy: 'admin', rule: 'b' }),
      denial('allowed', minute(4), { outcome: 'allow', policy: 'other' }),
    ],
    NOW,
  );
});

describe('the sample', () => {
  it('is drawn in steps, newest hours first, until nothing is left to read', async () => {
    // The 20th from 8 to 11, the 15th at 23, the 16th at 0: five hours with denials.
    expect(await isReviewSampleComplete(FROM, NOW)).toBe(false);
    expect(await extendReviewSample(FROM, NOW, 2)).toBe(2);
    expect(await nextOf('ingress')).toEqual([]);
    expect(await extendReviewSample(FROM, NOW, 10)).toBe(3);
    expect(await extendReviewSample(FROM, NOW, 10)).toBe(0);
    expect(await isReviewSampleComplete(FROM, NOW)).toBe(true);
  });

  it('comes in the order of SHA-256(round ‖ event id), each denial with the week of its own', async () => {
    const [sunday, monday, core] = await idsOf('ingress');
    const keyed = [
      ['2026-W46', sunday!],
      ['2026-W47', monday!],
      ['2026-W47', core!],
    ].map(([round, id]) => ({ id, key: createHash('sha256').update(`${round}${id}`).digest('hex') }));
    const expected = keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ id }) => id);
    expect(await nextOf('ingress')).toEqual(expected);
  });

  it('reads an hour again when a late denial came', async () => {
    await writeEvents([denial('late', '2026-11-16T00:30:00Z', { policy: 'late' })], NOW);
    expect(await isReviewSampleComplete(FROM, NOW)).toBe(false);
    expect(await extendReviewSample(FROM, NOW, 10)).toBe(1);
    expect(await nextOf('late')).toEqual(await idsOf('late'));
  });
});

describe('a verdict', () => {
  it('counts as drawn by lot when it was the denial’s turn, and is an audit entry', async () => {
    const [first] = await nextOf('egress');
    const given = await giveVerdict(
      reviewer,
      { eventId: first!, judgement: 'false-positive', cause: 'data', note: 'old list', origin: 'random' },
      occasion,
    );
    expect(given).toMatchObject({ origin: 'random', round: '2026-W47', replaced: null });
    const [entry] = await entriesAbout(given.id);
    expect(entry).toMatchObject({
      action: 'verdict.given',
      actorId: reviewer.id,
      changes: { judgement: 'false-positive', cause: 'data', note: 'old list', origin: 'random' },
    });
    expect(await nextOf('egress')).not.toContain(first);
  });

  it('is targeted when its denial was chosen out of turn, whatever the caller says', async () => {
    const last = (await nextOf('egress')).at(-1)!;
    const given = await giveVerdict(
      reviewer,
      { eventId: last, judgement: 'true-block', origin: 'random' },
      occasion,
    );
    expect(given).toMatchObject({ origin: 'targeted', round: null });
    expect(await nextOf('egress')).toContain(last);
  });

  it('takes the place of the person’s own before, which stays as undone, and keeps its lot', async () => {
    const [first] = await nextOf('egress');
    const before = await giveVerdict(
      reviewer,
      { eventId: first!, judgement: 'unsure', origin: 'random' },
      occasion,
    );
    const after = await giveVerdict(reviewer, { eventId: first!, judgement: 'true-block' }, occasion);
    expect(after).toMatchObject({ origin: 'random', round: '2026-W47', replaced: before.id });
    const { items } = await listVerdicts(reviewer, { eventId: first!, limit: 10, own: false, undone: true });
    expect(items.map(({ id, undoneAt }) => [id, undoneAt !== null]).toSorted()).toEqual(
      [
        [before.id, true],
        [after.id, false],
      ].toSorted(),
    );
  });

  it('of a second person stands beside the first, drawn by lot as well', async () => {
    const [first] = await nextOf('egress');
    await giveVerdict(reviewer, { eventId: first!, judgement: 'true-block', origin: 'random' }, occasion);
    const second = await giveVerdict(
      person('reviewer'),
      { eventId: first!, judgement: 'false-positive', origin: 'random' },
      occasion,
    );
    expect(second).toMatchObject({ origin: 'random', replaced: null });
  });

  it('is undone once, by who gave it or an administrator, and the undoing is an audit entry', async () => {
    const [first] = await nextOf('egress');
    const { id } = await giveVerdict(
      reviewer,
      { eventId: first!, judgement: 'true-block', origin: 'random' },
      occasion,
    );
    await expect(undoVerdict(person('reviewer'), id, occasion)).rejects.toMatchObject({ code: 'forbidden' });
    await undoVerdict(person('administrator'), id, occasion);
    await expect(undoVerdict(reviewer, id, occasion)).rejects.toMatchObject({ code: 'conflict' });
    expect((await entriesAbout(id)).map(({ action }) => action)).toEqual(['verdict.given', 'verdict.undone']);
    expect(await nextOf('egress')).toContain(first);
  });

  it('is refused for what is no denial, and for a denial outside of the actor’s zones', async () => {
    const {
      items: [allowed],
    } = await listEvents(
      { window: { from: FROM, to: NOW }, outcome: 'allow', zones: null },
      { limit: 1, order: 'asc' },
    );
    await expect(
      giveVerdict(reviewer, { eventId: allowed!.id, judgement: 'unsure' }, occasion),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    const [id] = await idsOf('egress');
    await expect(
      giveVerdict(person('reviewer', undefined, ['core']), { eventId: id!, judgement: 'unsure' }, occasion),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an answer on the way', () => {
  const onCall = person('on-call');

  it('is open to on-call, who judges nothing else', async () => {
    const [id] = await idsOf('egress');
    await expect(
      giveVerdict(onCall, { eventId: id!, judgement: 'true-block' }, occasion),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const given = await giveVerdict(
      onCall,
      { eventId: id!, judgement: 'false-positive', origin: 'on-call' },
      occasion,
    );
    expect(given.origin).toBe('on-call');
    await undoVerdict(onCall, given.id, occasion);
  });

  it('does not take the place of a review by the same person', async () => {
    const [first] = await nextOf('egress');
    await giveVerdict(reviewer, { eventId: first!, judgement: 'true-block', origin: 'random' }, occasion);
    await expect(
      giveVerdict(reviewer, { eventId: first!, judgement: 'false-positive', origin: 'on-call' }, occasion),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await nextOf('egress')).not.toContain(first);
  });

  it('is closed to who only sees dashboards', async () => {
    const [id] = await idsOf('egress');
    await expect(
      giveVerdict(person('viewer'), { eventId: id!, judgement: 'true-block', origin: 'on-call' }, occasion),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a bulk', () => {
  const filter = { from: FROM.toISOString(), to: NOW.toISOString(), policy: 'admin', rule: 'a' };

  it('is counted first, leaves what is judged as it is, and is undone as a whole', async () => {
    const ids = await idsOf('admin');
    const { id: single } = await giveVerdict(
      reviewer,
      { eventId: ids[0]!, judgement: 'true-block' },
      occasion,
    );
    const wrong = { filter, judgement: 'false-positive', cause: 'logic', note: 'bad push' } as const;
    expect(await giveBulkVerdict(reviewer, { ...wrong, dryRun: true }, occasion)).toEqual({
      matching: 2,
      alreadyJudged: 1,
      judged: 1,
      bulkId: null,
    });
    await expect(giveBulkVerdict(reviewer, { ...wrong, expected: 2 }, occasion)).rejects.toMatchObject({
      code: 'conflict',
    });
    const { bulkId, judged } = await giveBulkVerdict(reviewer, { ...wrong, expected: 1 }, occasion);
    expect(judged).toBe(1);
    const standing = () => listVerdicts(reviewer, { policy: 'admin', limit: 10, own: false, undone: false });
    expect((await standing()).items).toContainEqual(
      expect.objectContaining({ eventId: ids[1], origin: 'bulk', cause: 'logic', note: 'bad push', bulkId }),
    );
    await expect(undoBulkVerdict(person('reviewer'), bulkId!, occasion)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await undoBulkVerdict(reviewer, bulkId!, occasion)).toEqual({ undone: 1 });
    await expect(undoBulkVerdict(reviewer, bulkId!, occasion)).rejects.toMatchObject({ code: 'conflict' });
    expect((await standing()).items.map(({ id }) => id)).toEqual([single]);
    expect((await entriesAbout(bulkId!)).map(({ action }) => action)).toEqual([
      'verdict.given-in-bulk',
      'verdict.undone-in-bulk',
    ]);
  });

  it('keeps to the zones of the actor', async () => {
    const confined = person('reviewer', undefined, ['core']);
    const all = { from: filter.from, to: filter.to };
    expect(
      await giveBulkVerdict(confined, { filter: all, judgement: 'unsure', dryRun: true }, occasion),
    ).toMatchObject({ matching: 1 });
    await expect(
      giveBulkVerdict(confined, { filter: { ...all, zone: 'pci' }, judgement: 'unsure' }, occasion),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
