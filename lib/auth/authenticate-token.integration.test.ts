import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createToken } from '@/lib/commands/tokens/create-token';
import { revokeToken } from '@/lib/commands/tokens/revoke-token';
import { listAuditEntries } from '@/lib/views/audit/list-audit-entries';
import { writeEvents } from '@/lib/views/testing/write-events';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { authenticateRequest } from './authenticate-request';
import { authenticateToken } from './authenticate-token';
import type { Occasion } from './occasion';
import { SYSTEM_ACTOR } from './system-actor';

useTestDatabase();

const at = (now = new Date()): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
const seconds = (count: number, since: Date) => new Date(since.getTime() + count * 1_000);
const lastUsed = async (id: string) =>
  (await getPool().query<{ at: Date | null }>('SELECT last_used_at AS at FROM token WHERE id = $1', [id]))
    .rows[0]!.at;

describe('a token', () => {
  it('is stored as a hash only, and its secret is in no table', async () => {
    const { id, secret } = await createToken(SYSTEM_ACTOR, { name: 'opa', scopes: ['ingest'] }, at());
    expect(secret).toMatch(/^gh_[\w-]{43}$/);
    const { rows } = await getPool().query<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM token t UNION ALL SELECT row_to_json(a)::text FROM audit_entry a`,
    );
    expect(rows.some(({ text }) => text.includes(id))).toBe(true);
    expect(rows.some(({ text }) => text.includes(secret) || text.includes(secret.slice(3)))).toBe(false);
  });

  it('lets its program do what its scopes say, and nothing with a changed secret', async () => {
    const { id, secret } = await createToken(SYSTEM_ACTOR, { name: 'reader', scopes: ['read'] }, at());
    const request = (token: string) =>
      authenticateRequest(
        new Request('http://localhost/', { headers: { authorization: `Bearer ${token}` } }),
      );
    const actor = await request(secret);
    expect(actor).toMatchObject({ type: 'token', id, name: 'reader', zones: null });
    expect(actor!.permissions.has('events:read')).toBe(true);
    expect(actor!.permissions.has('tokens:write')).toBe(false);
    expect(await request(`${secret.slice(0, -1)}_`)).toBeNull();
    expect(await request('not-ours')).toBeNull();
  });

  it('is refused at once where it was revoked, and within seconds elsewhere', async () => {
    const now = new Date();
    const { id, secret } = await createToken(SYSTEM_ACTOR, { name: 'gone', scopes: ['read'] }, at(now));
    expect(await authenticateToken(secret, now)).not.toBeNull();
    await revokeToken(SYSTEM_ACTOR, id, at(now));
    expect(await authenticateToken(secret, now)).toBeNull();
    await expect(revokeToken(SYSTEM_ACTOR, id, at(now))).rejects.toMatchObject({ code: 'conflict' });

    const other = await createToken(SYSTEM_ACTOR, { name: 'elsewhere', scopes: ['read'] }, at(now));
    expect(await authenticateToken(other.secret, now)).not.toBeNull();
    await getPool().query('UPDATE token SET revoked_at = now() WHERE id = $1', [other.id]);
    expect(await authenticateToken(other.secret, seconds(5, now))).toBeNull();
  });

  it('notes its use at most once a minute', async () => {
    const now = new Date();
    const { id, secret } = await createToken(SYSTEM_ACTOR, { name: 'used', scopes: ['read'] }, at(now));
    await authenticateToken(secret, now);
    expect(await lastUsed(id)).toEqual(now);
    await authenticateToken(secret, seconds(30, now));
    expect(await lastUsed(id)).toEqual(now);
    await authenticateToken(secret, seconds(61, now));
    expect(await lastUsed(id)).toEqual(seconds(61, now));
  });

  it('may be confined to zones of the inventory, and then may not make tokens', async () => {
    await upsertZone(SYSTEM_ACTOR, { slug: 'edge', name: 'Edge', trustLevel: 'low' }, at());
    await expect(
      createToken(SYSTEM_ACTOR, { name: 'x', scopes: ['admin'], zones: ['edgy'] }, at()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    const { secret } = await createToken(
      SYSTEM_ACTOR,
      { name: 'edge', scopes: ['admin'], zones: ['edge'] },
      at(),
    );
    const actor = (await authenticateToken(secret, new Date()))!;
    expect(actor.zones).toEqual(['edge']);
    await expect(createToken(actor, { name: 'y', scopes: ['admin'] }, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('may end at a time, and is refused from then on, however often it was used before', async () => {
    const now = new Date();
    const expiresAt = seconds(2, now).toISOString();
    const { secret } = await createToken(
      SYSTEM_ACTOR,
      { name: 'short', scopes: ['read'], expiresAt },
      at(now),
    );
    expect(await authenticateToken(secret, seconds(1, now))).not.toBeNull();
    // Within the time for which an answer of the store is believed.
    expect(await authenticateToken(secret, seconds(2, now))).toBeNull();
    await expect(
      createToken(SYSTEM_ACTOR, { name: 'late', scopes: ['read'], expiresAt }, at(seconds(2, now))),
    ).rejects.toMatchObject({ code: 'invalid-input', details: { path: 'expiresAt' } });
  });

  it('may read of the audit log what one actor did, or what was done to one target, and nothing else', async () => {
    const now = new Date();
    const did = (id: string, who: string, target: string) => ({
      kind: 'audit',
      id,
      occurredAt: now.toISOString(),
      zone: 'edge',
      actor: { type: 'user', id: who },
      action: 'secret.read',
      context: {},
      targets: [{ type: 'secret', id: target }],
    });
    await writeEvents(
      [did('1', 'alice', 'vault'), did('2', 'bob', 'vault'), did('3', 'alice', 'other')],
      now,
    );
    while ((await sequencePending(() => now.getTime() * 1_000, 1_000)) !== 0);
    const readBy = async (limit: { actor?: string; target?: string }, filter: object = {}) => {
      const { secret } = await createToken(
        SYSTEM_ACTOR,
        { name: 'auditor', scopes: ['audit'], ...limit },
        at(now),
      );
      const reader = (await authenticateToken(secret, now))!;
      const window = { from: 'now-1h', to: 'now', limit: 50, ...filter };
      const { items, total } = await listAuditEntries(reader, window, seconds(1, now));
      expect(total).toBe(items.length);
      return items.map(({ actor, targets }) => `${actor.id} ${targets[0]!.id}`).toSorted();
    };
    expect(await readBy({ actor: 'user:alice' })).toEqual(['alice other', 'alice vault']);
    expect(await readBy({ target: 'secret:vault' })).toEqual(['alice vault', 'bob vault']);
    expect(await readBy({ actor: 'user:alice', target: 'secret:vault' })).toEqual(['alice vault']);
    // What was asked for beyond the limit is not there.
    expect(await readBy({ target: 'secret:vault' }, { target: 'secret:other' })).toEqual([]);

    for (const limit of [{ actor: 'user:alicia' }, { target: 'secret:valt' }])
      await expect(
        createToken(SYSTEM_ACTOR, { name: 'typo', scopes: ['audit'], ...limit }, at(now)),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      createToken(SYSTEM_ACTOR, { name: 'wide', scopes: ['audit', 'read'], actor: 'user:alice' }, at(now)),
    ).rejects.toMatchObject({ code: 'invalid-input', details: { path: 'scopes' } });
  });
});
