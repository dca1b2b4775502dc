import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditActorSchema, auditTargetSchema } from '@/lib/domain/read-models/audit-parties';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertAccount } from '@/lib/store/accounts/insert-account';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { actorOf } from '../testing/test-actor';
import { auditEvent, sequenceAll, writeAuditLog } from '../testing/write-audit-log';
import { getAuditActor } from './get-audit-actor';
import { getAuditEntry } from './get-audit-entry';
import { getAuditTarget } from './get-audit-target';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
/** From the 20th, 10:00 on. */
const DAY = { from: 'now-24h', to: 'now' };
const reviewer = actorOf('reviewer');
const confined = actorOf('reviewer', ['edge']);
const bob = { actor: { type: 'user', id: 'bob' } };
const read = { action: 'secret.read', targets: [{ type: 'secret', id: 'ops/card-key' }] };

const refOf = async (id: string): Promise<string> =>
  (await getPool().query<{ ref: string }>('SELECT ref FROM audit_actor WHERE id = $1', [id])).rows[0]!.ref;
const idOf = async (nativeId: string): Promise<string> =>
  (await getPool().query<{ id: string }>('SELECT id FROM event WHERE native_id = $1', [nativeId])).rows[0]!
    .id;
const actor = async (id: string, reader = reviewer) =>
  auditActorSchema.parse(await getAuditActor(reader, await refOf(id), DAY, NOW));
const target = async (key: string, reader = reviewer) =>
  auditTargetSchema.parse(await getAuditTarget(reader, key, DAY, NOW));

beforeAll(async () => {
  await writeAuditLog(
    [
      auditEvent('a1', '2026-11-18T08:30:00Z'),
      auditEvent('a2', '2026-11-20T11:15:00Z', { changes: { mode: ['audit', 'enforce'] } }),
      auditEvent('a3', '2026-11-21T09:05:00Z', { ...read, outcome: 'failure' }),
      auditEvent('a4', '2026-11-21T09:10:00Z', { ...read, zone: 'edge' }),
      auditEvent('b1', '2026-11-21T09:20:00Z', bob),
    ],
    NOW,
  );
});

describe('an actor', () => {
  it('is told with all that it did, and what it did for the first time', async () => {
    const { actor: who, actions, ...sums } = await actor('alice@example.com');
    expect(who).toMatchObject({ type: 'user', id: 'alice@example.com', name: 'Alice' });
    expect(sums).toMatchObject({
      entries: 4,
      inWindow: 3,
      firstAt: '2026-11-18T08:30:00.000000Z',
      lastAt: '2026-11-21T09:10:00.000000Z',
      rights: null,
    });
    expect(actions).toEqual([
      {
        action: 'secret.read',
        entries: 2,
        inWindow: 2,
        firstAt: '2026-11-21T09:05:00.000000Z',
        lastAt: '2026-11-21T09:10:00.000000Z',
        isNew: true,
        firstEntryId: await idOf('a3'),
      },
      {
        action: 'policy.update',
        entries: 2,
        inWindow: 1,
        firstAt: '2026-11-18T08:30:00.000000Z',
        lastAt: '2026-11-20T11:15:00.000000Z',
        isNew: false,
        firstEntryId: await idOf('a1'),
      },
    ]);
  });

  it('is told with what it touched, and when and where in the window', async () => {
    const { targets, spread, recent } = await actor('alice@example.com');
    expect(targets).toEqual({
      total: 2,
      items: [
        { type: 'secret', id: 'ops/card-key', entries: 2, lastAt: '2026-11-21T09:10:00.000000Z' },
        { type: 'policy', id: 'pci-egress', entries: 1, lastAt: '2026-11-20T11:15:00.000000Z' },
      ],
    });
    expect(spread.zones).toEqual([
      { name: 'payments', entries: 2 },
      { name: 'edge', entries: 1 },
    ]);
    expect(spread.outcomes).toEqual([
      { name: 'success', entries: 2 },
      { name: 'failure', entries: 1 },
    ]);
    expect(spread.hours.map((count, hour) => [hour, count]).filter(([, count]) => count! > 0)).toEqual([
      [9, 2],
      [11, 1],
    ]);
    // Half an hour each, from the 20th, 10:00 on: 11:15 is in the third, 09:05 and 09:10 in the second last.
    expect(spread.parts).toHaveLength(48);
    expect(spread.parts.filter(({ value }) => value > 0)).toEqual([
      { at: '2026-11-20T11:00:00.000Z', value: 1 },
      { at: '2026-11-21T09:00:00.000Z', value: 2 },
    ]);
    expect(recent.map(({ id }) => id)).toEqual(await Promise.all(['a4', 'a3', 'a2'].map(idOf)));
  });

  it('is what a reader of some zones may see of it', async () => {
    const { actions, entries, spread } = await actor('alice@example.com', confined);
    expect(entries).toBe(1);
    expect(actions).toMatchObject([{ action: 'secret.read', entries: 1, firstEntryId: await idOf('a4') }]);
    expect(spread.zones).toEqual([{ name: 'edge', entries: 1 }]);
    expect(await actor('alice@example.com', confined)).toMatchObject({ isPartial: true, rights: null });
    await expect(actor('bob', confined)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('with an account of Gatehouse has rights, and used some of them', async () => {
    const id = randomUUID();
    await withTransaction((tx) =>
      insertAccount(tx, {
        id,
        email: 'rita@example.com',
        name: 'Rita',
        role: 'reviewer',
        passwordHash: null,
        oidcSubject: null,
        createdAt: NOW,
        sessionsFrom: NOW,
      }),
    );
    await withTransaction((tx) =>
      appendAuditEntry(tx, {
        id: randomUUID(),
        occurredAt: new Date('2026-11-21T09:30:00Z'),
        actor: { type: 'account', id, name: 'Rita' },
        action: 'verdict.given',
        targets: [],
      }),
    );
    await sequenceAll(NOW);
    const { ref } = (
      await getPool().query<{ ref: string }>(
        `SELECT ref FROM audit_actor WHERE type = 'account' AND id = $1`,
        [id],
      )
    ).rows[0]!;
    // Whoever may send events can name the account, but is not believed.
    const forged = auditEvent('forged', '2026-11-21T09:40:00Z', {
      actor: { type: 'account', id, name: 'Rita' },
      action: 'replay.started',
      targets: [],
    });
    await writeAuditLog([forged], NOW);
    const { rights, entries } = auditActorSchema.parse(await getAuditActor(reviewer, ref, DAY, NOW));
    expect(entries).toBe(1);
    expect(rights).toMatchObject({ of: 'account', role: 'reviewer', isActive: true });
    const uses = Object.fromEntries(rights!.rights.map(({ permission, use }) => [permission, use]));
    expect(uses).toMatchObject({
      'verdicts:write': 'used',
      'policies:replay': 'unused',
      'audit:read': 'unused',
      'dashboards:read': 'not-recorded',
    });
    expect(uses).not.toHaveProperty('accounts:write');
  });

  it('that nobody is is not found', async () => {
    await expect(getAuditActor(reviewer, 'nobody', DAY, NOW)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getAuditActor(actorOf('viewer'), 'nobody', DAY, NOW)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a reader who is limited', () => {
  it('to an actor sees nobody else, and of a target only what that actor did to it', async () => {
    const limited = { ...reviewer, auditLimit: { actorRef: await refOf('bob'), target: null } };
    expect((await actor('bob', limited)).entries).toBe(1);
    await expect(actor('alice@example.com', limited)).rejects.toMatchObject({ code: 'not-found' });
    expect(await target('policy:pci-egress', limited)).toMatchObject({ entries: 1, actors: [{ id: 'bob' }] });
    await expect(getAuditEntry(limited, await idOf('a2'), NOW)).rejects.toMatchObject({ code: 'not-found' });
    const { sameTarget } = await getAuditEntry(limited, await idOf('b1'), NOW);
    expect(sameTarget).toEqual({ before: [], after: [] });
  });

  it('to a target sees what was done to it, and of an actor only that', async () => {
    const limited = { ...reviewer, auditLimit: { actorRef: null, target: 'policy:pci-egress' } };
    expect((await target('policy:pci-egress', limited)).entries).toBe(3);
    await expect(target('secret:ops/card-key', limited)).rejects.toMatchObject({ code: 'not-found' });
    const { entries, actions, isPartial } = await actor('alice@example.com', limited);
    expect([entries, actions.map(({ action }) => action), isPartial]).toEqual([2, ['policy.update'], true]);
  });
});

describe('a target', () => {
  it('is told with who did what to it, for the first time or again', async () => {
    const { actors, actions, ...sums } = await target('policy:pci-egress');
    expect(sums).toMatchObject({
      target: { type: 'policy', id: 'pci-egress', name: null },
      entries: 3,
      inWindow: 2,
      firstAt: '2026-11-18T08:30:00.000000Z',
      lastAt: '2026-11-21T09:20:00.000000Z',
    });
    expect(actions).toMatchObject([{ action: 'policy.update', entries: 3, inWindow: 2, isNew: false }]);
    expect(actors).toMatchObject([
      { id: 'bob', name: null, entries: 1, isNew: true, firstEntryId: await idOf('b1') },
      { id: 'alice@example.com', name: 'Alice', entries: 2, inWindow: 1, isNew: false },
    ]);
  });

  it('is told with what changed, and only that', async () => {
    const { changes, recent } = await target('policy:pci-egress');
    expect(changes.map(({ id, changes: what }) => [id, what])).toEqual([
      [await idOf('a2'), { mode: ['audit', 'enforce'] }],
    ]);
    expect(recent.map(({ id }) => id)).toEqual([await idOf('b1'), await idOf('a2')]);
  });

  it('may have slashes and colons in its id, and nothing where nothing was done', async () => {
    expect((await target('secret:ops/card-key')).entries).toBe(2);
    expect((await target('secret:ops/card-key', confined)).entries).toBe(1);
    await expect(target('policy:pci-egress', confined)).rejects.toMatchObject({ code: 'not-found' });
    await expect(target('policy:')).rejects.toMatchObject({ code: 'not-found' });
    await expect(target('policy')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
