import { beforeEach, describe, expect, it } from 'vitest';
import { accessSettingsSchema } from '@/lib/domain/access-settings';
import { readGrantFacts } from '@/lib/domain/access/read-grant-facts';
import { sequencePending } from '../audit-log/sequence-pending';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { withTransaction } from '../transaction';
import { eraseGrantCopies } from './erase-grant-copies';
import { foldAccessGrants } from './fold-access-grants';
import { listGrants } from './list-grants';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const clock = () => NOW.getTime() * 1_000;
const SETTINGS = accessSettingsSchema.parse({});
const KINDS = ['break-glass', 'elevation', 'standing'] as const;

let serial = 0;
/** Another one in each test: what was done before is not what is counted. */
let kim = '';
const audit = (action: string, occurredAt: string, changes: object, more: object = {}) => ({
  kind: 'audit',
  id: `e-${serial++}`,
  occurredAt,
  actor: { type: 'user', id: kim, name: 'Kim' },
  action,
  targets: [],
  zone: 'payments',
  context: {},
  changes,
  ...more,
});
const lee = { actor: { type: 'user', id: 'lee@example.com', name: 'Lee' } };
const used = (grantId: string, at = '2026-11-20T08:00:00Z', more: object = {}) =>
  audit('breakglass.used', at, { grantId, role: 'root', expiresAt: '2026-11-20T12:00:00Z', ...more });

const tell = async (...events: object[]) => {
  await writeBatch([makeWriteRequest(events, { receivedAt: NOW })], clock);
  while ((await sequencePending(clock, 1_000)) !== 0);
};
const fold = (limit = 1_000) => foldAccessGrants((entry) => readGrantFacts(entry, SETTINGS), limit);
const list = async (zones: string[] | null = null) =>
  (await listGrants({ kinds: KINDS, is: null, at: NOW, reader: { zones, limit: null } }, { limit: 100 }))
    .items;

beforeEach(async () => {
  kim = `kim-${serial++}@example.com`;
  await fold();
  await getPool().query('TRUNCATE access_grant, access_mark');
});

describe('following the log', () => {
  it('makes a grant of what an entry tells, once, and remembers how far it is', async () => {
    await tell(used('G1'));
    expect(await fold()).toBe(1);
    expect(await fold()).toBe(0);
    expect(await list()).toMatchObject([
      {
        kind: 'break-glass',
        holder: { type: 'user', id: kim, name: 'Kim' },
        role: 'root',
        zone: 'payments',
        grantedAt: '2026-11-20T08:00:00.000000Z',
        expiresAt: '2026-11-20T12:00:00.000000Z',
        source: 'native',
        revokedAt: null,
        review: null,
        uses: 0,
      },
    ]);
    await getPool().query('UPDATE access_fold SET next_index = 0');
    await fold();
    expect(await list()).toHaveLength(1);
  });

  it('comes to the same, whichever is told first and however it is cut', async () => {
    const ended = audit('access.revoked', '2026-11-20T11:00:00Z', { grantId: 'G2' }, lee);
    const reviewed = audit(
      'access.reviewed',
      '2026-11-20T13:00:00Z',
      { grantId: 'G2', conclusion: 'follow-up', text: 'a role of its own' },
      lee,
    );
    await tell(reviewed);
    await tell(ended);
    await tell(used('G2'));
    expect([await fold(1), await fold(1), await fold(1), await fold(1)]).toEqual([1, 1, 1, 0]);
    expect(await list()).toMatchObject([
      {
        revokedAt: '2026-11-20T11:00:00.000000Z',
        revokedBy: 'Lee',
        review: { by: 'Lee', conclusion: 'follow-up', text: 'a role of its own' },
      },
    ]);
  });

  it('takes no review of whoever holds it, nor an end from before', async () => {
    const early = audit('access.revoked', '2026-11-20T07:00:00Z', { grantId: 'G3' });
    const own = audit('access.reviewed', '2026-11-20T13:00:00Z', { grantId: 'G3', conclusion: 'justified' });
    await tell(used('G3'), early, own);
    await fold();
    expect(await list()).toMatchObject([{ revokedAt: null, review: null }]);
  });

  it('is done by one at a time', async () => {
    const client = await getPool().connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(4711021)');
    expect(await fold()).toBeNull();
    await client.query('ROLLBACK');
    client.release();
  });
});

describe('what was done under a grant', () => {
  const did = (occurredAt: string, more: object = {}) => audit('secret.read', occurredAt, {}, more);

  it('is what its holder did until its end was confirmed, that after the expiry marked', async () => {
    const ended = audit('access.revoked', '2026-11-20T15:00:00Z', { grantId: 'G4' }, lee);
    await tell(
      did('2026-11-20T07:59:59Z'),
      used('G4'),
      did('2026-11-20T09:00:00Z'),
      did('2026-11-20T09:00:00Z', lee),
      did('2026-11-20T13:00:00Z'),
      ended,
      did('2026-11-20T16:00:00Z'),
    );
    await fold();
    expect(await list()).toMatchObject([{ uses: 2, usesAfterEnd: 1, useTo: '2026-11-20T15:00:00.000000Z' }]);
  });

  it('is what an identity of its own did at any time, until another grant gives it again', async () => {
    const actsAs = { type: 'session', id: 'root/kim' };
    const session = { actor: { type: 'session', id: 'root/kim' } };
    const first = used('G5', '2026-11-20T08:00:00Z', { actsAs, endsItself: true });
    const second = used('G6', '2026-11-20T20:00:00Z', { actsAs, expiresAt: '2026-11-20T21:00:00Z' });
    await tell(
      first,
      did('2026-11-20T09:00:00Z'),
      did('2026-11-20T09:00:00Z', session),
      did('2026-11-20T13:00:00Z', session),
      second,
      did('2026-11-20T20:30:00Z', session),
    );
    await fold();
    expect(await list()).toMatchObject([
      { uses: 1, usesAfterEnd: 0, useTo: null },
      { uses: 2, usesAfterEnd: 1, useTo: '2026-11-20T20:00:00.000000Z' },
    ]);
  });

  it('is counted only in the zones of the reader', async () => {
    await tell(used('G7'), did('2026-11-20T09:00:00Z', { zone: 'office' }));
    await fold();
    expect(await list(['payments'])).toMatchObject([{ uses: 0 }]);
    expect(await list(['office'])).toEqual([]);
  });
});

it('lists by page, the last that was given first, open or past', async () => {
  await tell(
    used('A', '2026-11-20T08:00:00Z'),
    used('B', '2026-11-20T09:00:00Z', { expiresAt: '2026-11-22T00:00:00Z' }),
    used('C', '2026-11-20T10:00:00Z'),
  );
  await fold();
  const all = { kinds: KINDS, is: null, at: NOW, reader: { zones: null, limit: null } };
  const first = await listGrants(all, { limit: 2 });
  const rest = await listGrants(all, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ grantedAt }) => grantedAt.slice(11, 13))).toEqual([
    '10',
    '09',
    '08',
  ]);
  expect(rest.nextCursor).toBeNull();
  expect((await listGrants({ ...all, is: 'open' }, { limit: 5 })).items).toHaveLength(1);
  expect((await listGrants({ ...all, is: 'past' }, { limit: 5 })).items).toHaveLength(2);
  await expect(listGrants(all, { limit: 1, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
});

it('loses with an entry what that told of it, and keeps what it was', async () => {
  const review = { grantId: 'E', conclusion: 'justified', text: 'Kim was right' };
  await tell(
    used('E', '2026-11-20T08:00:00Z', { justification: 'call of Kim', approver: 'lee' }),
    audit('access.revoked', '2026-11-20T09:00:00Z', { grantId: 'E' }, lee),
    audit('access.reviewed', '2026-11-20T10:00:00Z', review, lee),
  );
  await fold();
  const { rows } = await getPool().query<{ index: string }>(
    'SELECT leaf_index::text AS index FROM audit_leaf ORDER BY leaf_index DESC LIMIT 3',
  );
  const indexes = rows.map(({ index }) => index);
  await withTransaction((tx) => eraseGrantCopies(tx, indexes, ['actor.name']));
  expect(await list()).toMatchObject([
    {
      holder: { id: kim, name: null },
      justification: 'call of Kim',
      revokedBy: null,
      review: { by: null, text: 'Kim was right' },
    },
  ]);
  await withTransaction((tx) => eraseGrantCopies(tx, indexes, ['leaf']));
  expect(await list()).toMatchObject([
    {
      holder: { type: 'user', id: null, name: null },
      justification: '(erased)',
      approver: '(erased)',
      role: 'root',
      expiresAt: '2026-11-20T12:00:00.000000Z',
      review: { conclusion: 'justified', text: null },
    },
  ]);
});
