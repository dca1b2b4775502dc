import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { eraseFromLog } from '@/lib/commands/audit/erase-from-log';
import { releaseLegalHold } from '@/lib/commands/audit/release-legal-hold';
import { saveRetentionRules } from '@/lib/commands/audit/save-retention-rules';
import { setLegalHold } from '@/lib/commands/audit/set-legal-hold';
import { ROLE_PERMISSIONS, type Actor } from '@/lib/domain/roles';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getRetention, previewRetention } from './get-retention';
import { listErasures, listErasuresOfEntry } from './list-erasures';
import { listLegalHolds } from './list-legal-holds';
import { previewErasure } from './preview-erasure';

useTestDatabase();

const DAY_MS = 86_400_000;
const THEN = new Date('2026-11-01T10:00:00Z');
const NOW = new Date(THEN.getTime() + 20 * DAY_MS);
const occasion = { now: NOW, newId: () => randomUUID(), from: { ip: null, userAgent: null } };
const reviewer: Actor = {
  type: 'account',
  id: 'r',
  name: 'Rita',
  permissions: new Set(ROLE_PERMISSIONS.reviewer),
  zones: null,
};
const confined: Actor = { ...reviewer, type: 'token', zones: ['edge'] };

const event = (id: string, actor: { id: string; name: string | null }, more: object = {}) => ({
  kind: 'audit',
  id,
  occurredAt: THEN.toISOString(),
  actor: { type: 'user', ...actor },
  action: 'secret.read',
  targets: [{ type: 'secret', id: 'db' }],
  zone: 'payments',
  context: {},
  ...more,
});
const sequenceAll = async (at: Date) => {
  while ((await sequencePending(() => at.getTime() * 1_000, 1_000)) !== 0);
};

beforeAll(async () => {
  const ada = { id: 'ada', name: 'Ada' };
  await writeBatch(
    [
      makeWriteRequest(
        [
          event('a1', ada),
          event('a2', ada, { zone: 'edge', action: 'ConsoleLogin', context: { ip: '192.0.2.1' } }),
          event('b1', { id: 'bob', name: 'Ada' }),
          event('c1', { id: 'carl', name: null }, { targets: [{ type: 'user', id: 'ada', name: 'Ada L.' }] }),
        ],
        { receivedAt: THEN },
      ),
    ],
    () => THEN.getTime() * 1_000,
  );
  await sequenceAll(THEN);
});

describe('what an erasure would touch', () => {
  it('is told for somebody by id, and asked back where a name means several', async () => {
    const byName = await previewErasure(reviewer, { actor: 'ada' });
    // Of two that match, one by its id and one by its name, neither is chosen for the reader.
    expect(byName.actor).toBeNull();
    expect(byName.candidates.map(({ id, entries }) => [id, entries])).toEqual([
      ['ada', 2],
      ['bob', 1],
    ]);
    const { ref } = byName.candidates[0]!;
    expect(await previewErasure(reviewer, { actor: ref })).toMatchObject({
      actor: { ref, type: 'user', id: 'ada', name: 'Ada' },
      candidates: [],
      fields: [
        { field: 'actor.id', entries: 2 },
        { field: 'actor.name', entries: 2 },
        { field: 'context.ip', entries: 1 },
      ],
      entries: 2,
      leaves: 2,
      asTarget: 1,
      holds: [],
    });
    await expect(previewErasure(reviewer, { actor: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewErasure(reviewer, { entry: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('names the legal holds that stand against it', async () => {
    const { id } = await setLegalHold(SYSTEM_ACTOR, { zone: 'edge', reason: 'Case 1' }, occasion);
    const { candidates } = await previewErasure(reviewer, { actor: 'ada' });
    expect((await previewErasure(reviewer, { actor: candidates[0]!.ref })).holds).toMatchObject([
      { id, reason: 'Case 1', entries: 1 },
    ]);
    expect((await listLegalHolds(reviewer)).items).toMatchObject([
      { id, zone: 'edge', reason: 'Case 1', setBy: 'Gatehouse', releasedAt: null, entries: 1 },
    ]);
  });
});

describe('what rules would erase', () => {
  it('is counted rule by rule before they are saved, with what is held apart', async () => {
    const rules = [
      { zone: null, class: null, days: 10 },
      { zone: null, class: 'sign-in' as const, days: 5 },
      { zone: 'payments', class: null, days: 30 },
    ];
    expect(await previewRetention(reviewer, { rules }, NOW)).toEqual({
      items: [
        { rule: rules[0], due: 0, held: 0 },
        { rule: rules[1], due: 1, held: 1 },
        { rule: rules[2], due: 0, held: 0 },
      ],
      due: 1,
      held: 1,
    });
    expect(
      await previewRetention(reviewer, { rules: [{ zone: null, class: null, days: 20 }] }, NOW),
    ).toMatchObject({ due: 0 });
    // Nothing was erased by asking.
    expect(await getRetention(reviewer)).toMatchObject({
      rules: [],
      erased: 0,
      minIndex: '0',
      prunedAt: null,
    });
  });
});

describe('who may', () => {
  it('look is a reviewer of every zone, and change nobody below administrator', async () => {
    const [entry] = (
      await getPool().query<{ id: string }>(`SELECT id FROM audit_leaf WHERE zone = 'payments' LIMIT 1`)
    ).rows;
    const viewer = { ...reviewer, permissions: new Set(ROLE_PERMISSIONS.viewer) };
    for (const look of [getRetention, listLegalHolds, listErasures]) {
      await expect(look(viewer)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(look(confined)).rejects.toMatchObject({ code: 'forbidden' });
      expect(await look(reviewer)).toBeDefined();
    }
    await expect(listErasuresOfEntry(confined, entry!.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listErasuresOfEntry(reviewer, entry!.id)).toMatchObject({ items: [], total: 0 });
    for (const change of [
      () => saveRetentionRules(reviewer, { rules: [] }, occasion),
      () => setLegalHold(reviewer, { reason: 'Case 2' }, occasion),
      () => releaseLegalHold(reviewer, randomUUID(), { reason: 'over' }, occasion),
      () =>
        eraseFromLog(
          reviewer,
          { of: { kind: 'entry', id: entry!.id }, fields: 'leaf', basis: 'none' },
          occasion,
        ),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
