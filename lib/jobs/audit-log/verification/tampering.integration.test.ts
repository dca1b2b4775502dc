import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { describeVerification } from '@/lib/cli/verify/describe-verification';
import { FINDING_WORDS, type AuditFinding, type FindingKind } from '@/lib/domain/audit-findings';
import { findWatcher } from '@/lib/views/alerting/find-watcher';
import { listReadyMadeRules } from '@/lib/views/alerting/list-ready-made-rules';
import { getAuditIntegrity } from '@/lib/views/audit/get-audit-integrity';
import { verifyAuditLog } from '@/lib/views/verify/verify-audit-log';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { formatVerifierKey, toVerifierKey } from '@/lib/audit-log/verifier-key';
import { getPool } from '@/lib/store/database';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { writeSignedState } from '@/lib/store/audit-log/signed-state';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import { outsideFiles } from '@/lib/store/audit-log/verification/outside-files';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import {
  asOwner,
  copyDatabase,
  otherLeaf,
  rebuildTree,
  restoreDatabase,
  signAnew,
} from '@/lib/store/testing/tamper-with-audit-log';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { signCheckpoint } from '../sign-checkpoint';
import { readOrMakeSigningKey, type SigningKey } from '../signing-key';
import { takeTurn } from './take-turn';

const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const MINUTE = 60_000;
const START = Date.parse('2026-11-21T10:00:00Z');
const [folder, saved] = ['now', 'saved'].map((name) => mkdtempSync(join(tmpdir(), `gatehouse-${name}-`))) as [
  string,
  string,
];
afterAll(() => {
  for (const each of [folder, saved]) rmSync(each, { recursive: true, force: true });
});

useTestDatabase({ GATEHOUSE_DATA: folder });

let now = START;
let key: SigningKey;
const files = outsideFiles(folder);

const grow = async (count: number, name: string) => {
  const events = Array.from({ length: count }, (_, index) => ({
    kind: 'audit',
    id: `${name}-${index}`,
    occurredAt: new Date(now - MINUTE).toISOString(),
    actor: { type: 'user', id: `person-${index % 7}@example.com` },
    action: 'secret.read',
    targets: [{ type: 'secret', id: `secret-${index}` }],
    zone: 'payments',
    context: { ip: '192.0.2.7' },
  }));
  await writeBatch([makeWriteRequest(events, { receivedAt: new Date(now) })], () => now * 1_000);
  while ((await sequencePending(() => now * 1_000, 1_000)) !== 0);
};
const sign = () => signCheckpoint(key, files.signed, new Date(now));
const verify = async (kept: readonly string[] = []) => {
  now += MINUTE;
  await takeTurn({
    files,
    readKept: async () => kept.map((note) => ({ where: 'the safe', note })),
    now: new Date(now),
    runningSince: new Date(now),
    limit: { fresh: 4_096, pass: 4_096 },
  });
};
const findings = async () =>
  (await listAuditFindings()).map(({ kind, firstIndex, lastIndex }) => [kind, firstIndex, lastIndex]);
/** What the rule that comes with Gatehouse fires on, and how grave that is. */
const alerts = async () => {
  const rule = listReadyMadeRules().find(({ detector }) => detector === 'audit-integrity')!;
  const window = { fromMs: now, toMs: now, stepMs: MINUTE };
  const { judge } = await findWatcher('audit-integrity')!.open(rule, window);
  return judge(now)
    .filter(({ outcome }) => outcome === 'true')
    .map(({ sentence, severity }) => ({
      title: sentence.slice(0, sentence.indexOf(':')),
      severity: severity ?? rule.severity,
    }));
};
const minutes = async () =>
  (
    await getPool().query<{ entries: number; bad: number }>(
      'SELECT sum(entries)::int AS entries, sum(bad)::int AS bad FROM audit_verified_count WHERE grain = 2',
    )
  ).rows[0];

/** What the command says of the log as it is now. */
const verifyOnDemand = async (kept: readonly string[] = []) => {
  const problems: AuditFinding[] = [];
  const checkpoints = kept.map((note) => ({ where: 'safe.txt', note }));
  for await (const step of verifyAuditLog(SYSTEM_ACTOR, { checkpoints }, () => new Date(now))) {
    problems.push(...step.problems);
    if (step.summary) return { ...describeVerification(problems, step.summary), problems };
  }
  throw new Error('There was no summary.');
};

/** The command, the page and an alert tell the same: what was done, and the first bad entry. */
const expectTold = async (kind: FindingKind, first: string, kept: readonly string[] = []) => {
  const command = await verifyOnDemand(kept);
  expect(command).toMatchObject({ isVerified: false, firstBad: first });
  expect(command.problems.map((problem) => problem.kind)).toContain(kind);
  expect(command.lines.at(-1)).toContain(`The first bad entry is ${first}.`);
  const page = await getAuditIntegrity(SYSTEM_ACTOR, new Date(now));
  expect(page).toMatchObject({ state: 'failed' });
  expect(page.findings[0]).toMatchObject({ firstIndex: first });
  expect((await alerts()).map(({ title }) => title)).toContain(
    `${FINDING_WORDS[kind].name}, first bad entry ${first}`,
  );
};

/** 700 entries in three steps of 300, 200 and 200, each signed and verified; `old` is a copy from after the second. */
beforeAll(async () => {
  key = readOrMakeSigningKey(join(folder, 'audit-log.key'), ORIGIN);
  for (const [name, count] of [
    ['one', 300],
    ['two', 200],
    ['three', 200],
  ] as const) {
    await grow(count, name);
    expect(await sign()).toMatchObject({ outcome: 'signed' });
    await verify();
    if (name === 'two') await copyDatabase('old');
  }
  expect(await findings()).toEqual([]);
  expect(await minutes()).toEqual({ entries: 700, bad: 0 });
  await copyDatabase('good');
  cpSync(folder, saved, { recursive: true });
});

/** Everything as it was before anybody tampered, in the database and outside of it. */
const startAnew = async () => {
  await restoreDatabase('good');
  rmSync(folder, { recursive: true });
  cpSync(saved, folder, { recursive: true });
};
beforeEach(startAnew);

describe('an owner of the database who', () => {
  it('leaves the log alone is told nothing of', async () => {
    await verify();
    await grow(10, 'more');
    await sign();
    await verify();
    expect(await findings()).toEqual([]);
    expect(await minutes()).toEqual({ entries: 710, bad: 0 });
    expect(await alerts()).toEqual([]);
    const kept = (await readLatestCheckpoint())!.note;
    expect(await verifyOnDemand([kept])).toMatchObject({ isVerified: true, problems: [] });
    expect(await getAuditIntegrity(SYSTEM_ACTOR, new Date(now))).toMatchObject({
      state: 'intact',
      expected: 710,
      verified: 710,
      verifiedSize: '710',
      waiting: '0',
      checkpoint: { size: '710' },
    });
  });

  it('changes a field of an entry is found at that entry, counted and alerted', async () => {
    await asOwner(
      `UPDATE audit_leaf SET leaf = ${await otherLeaf(437, { outcome: 'denied' })} WHERE leaf_index = 437`,
    );
    await verify();
    expect(await findings()).toEqual([['changed', '437', '437']]);
    expect(await alerts()).toEqual([{ title: 'Entry changed, first bad entry 437', severity: 'page' }]);
    expect(await minutes()).toEqual({ entries: 700, bad: 1 });
    // Seen again it is the same finding.
    await verify();
    expect(await findings()).toHaveLength(1);
    await expectTold('changed', '437');
  });

  it('changes an entry with the hash beside it is found by the tree', async () => {
    await asOwner(
      `UPDATE audit_leaf SET leaf = ${await otherLeaf(437, { outcome: 'denied' })} WHERE leaf_index = 437`,
      `UPDATE audit_leaf SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE leaf_index = 437`,
    );
    await verify();
    expect(await findings()).toEqual([['changed', '437', '437']]);
  });

  it('changes entries with their hashes and the tree is found by what was signed, closely', async () => {
    await asOwner(
      `UPDATE audit_leaf SET leaf = ${await otherLeaf(437, { outcome: 'denied' })} WHERE leaf_index = 437`,
    );
    await rebuildTree();
    await verify();
    // Up to 300 a signed checkpoint holds; the one over 500 does not.
    expect(await findings()).toContainEqual(['inconsistent', '300', null]);
    expect(await findings()).toContainEqual(['root_mismatch', '300', null]);
    expect(await minutes()).toEqual({ entries: 700, bad: 400 });
    await expectTold('root_mismatch', '300');
  });

  it('changes what entries are found by is told', async () => {
    await asOwner(`UPDATE audit_leaf SET action = 'nothing.read', zone = NULL WHERE leaf_index = 12`);
    await verify();
    expect(await findings()).toEqual([['column_changed', '12', '12']]);
    expect((await listAuditFindings())[0]!.what).toContain('another action, zone');
    await expectTold('column_changed', '12');
  });

  it('changes an erasable value, or erases one past Gatehouse, is told', async () => {
    await asOwner(
      `UPDATE audit_sealed SET fields = jsonb_set(fields, '{context.ip,value}', '"198.51.100.1"') WHERE leaf_index = 5`,
      `UPDATE audit_sealed SET fields = fields - 'actor.id' WHERE leaf_index = 9`,
      'UPDATE audit_leaf SET leaf = NULL WHERE leaf_index = 11',
    );
    await verify();
    expect(await findings()).toEqual([
      ['value_changed', '5', '5'],
      ['erased_without_entry', '9', '9'],
      ['erased_without_entry', '11', '11'],
    ]);
    await expectTold('value_changed', '5');
  });

  it('deletes an entry is found there', async () => {
    await asOwner('DELETE FROM audit_leaf WHERE leaf_index = 64');
    await verify();
    expect(await findings()).toEqual([['missing', '64', '64']]);
    expect(await minutes()).toEqual({ entries: 700, bad: 1 });
    await expectTold('missing', '64');
  });

  it('deletes an entry and moves the others up is found there', async () => {
    await asOwner(
      'DELETE FROM audit_leaf WHERE leaf_index = 64',
      'UPDATE audit_leaf SET leaf_index = -leaf_index WHERE leaf_index > 64',
      'UPDATE audit_leaf SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0',
    );
    await verify();
    expect((await findings())[0]).toEqual(['missing', '64', '699']);
  });

  it('deletes the tail is found at its first entry, with or without a head that fits', async () => {
    await asOwner(
      'DELETE FROM audit_leaf WHERE leaf_index >= 650',
      'DELETE FROM audit_sealed WHERE leaf_index >= 650',
    );
    await copyDatabase('cut');
    await verify();
    expect(await findings()).toEqual([['missing', '650', '699']]);
    await restoreDatabase('cut');
    await rebuildTree();
    await verify();
    expect(await findings()).toContainEqual(['rollback', '650', '699']);
    expect(await minutes()).toEqual({ entries: 700, bad: 50 });
    await expectTold('rollback', '650');
  });

  it('swaps two entries is found at the first', async () => {
    await asOwner(
      'UPDATE audit_leaf SET leaf_index = -1 WHERE leaf_index = 20',
      'UPDATE audit_leaf SET leaf_index = 20 WHERE leaf_index = 30',
      'UPDATE audit_leaf SET leaf_index = 30 WHERE leaf_index = -1',
    );
    await verify();
    expect(await findings()).toEqual([
      ['reordered', '20', '20'],
      ['reordered', '30', '30'],
    ]);
    await expectTold('reordered', '20');
  });

  it('inserts a back-dated entry is found there, in the middle or at the end', async () => {
    const insert = async (index: number) =>
      `INSERT INTO audit_leaf SELECT ${index}, gen_random_uuid(), l.leaf, l.leaf_hash, '2026-11-21T09:00:00Z', l.occurred_at,
         l.actor_type, l.actor_ref, l.action, l.zone, l.outcome, l.source, l.target_keys
       FROM (SELECT *, ${await otherLeaf(1, { recordedAt: '2026-11-21T09:00:00.000000Z' })} AS forged FROM audit_leaf) l
       WHERE l.leaf_index = 1`;
    await asOwner(
      'UPDATE audit_leaf SET leaf_index = -leaf_index WHERE leaf_index >= 100',
      'UPDATE audit_leaf SET leaf_index = -leaf_index + 1 WHERE leaf_index < 0',
      await insert(100),
    );
    await verify();
    expect((await findings())[0]).toEqual(['inserted', '100', '699']);
    expect(await findings()).toContainEqual(['inserted', '700', null]);
    await expectTold('inserted', '100');

    await startAnew();
    const leaf = await otherLeaf(1, { recordedAt: '2026-11-21T09:00:00.000000Z', id: crypto.randomUUID() });
    await asOwner(await insert(700), `UPDATE audit_leaf SET leaf = ${leaf} WHERE leaf_index = 700`);
    await rebuildTree();
    await sign();
    await verify();
    expect(await findings()).toContainEqual(['backdated', '700', '700']);
    await expectTold('backdated', '700');
  });

  it('replaces a checkpoint is found, with the entries that it covered', async () => {
    const { note } = (await readLatestCheckpoint())!;
    const stranger = { name: ORIGIN, seed: Buffer.alloc(32, 7) };
    const { rows } = await getPool().query<{ note: string }>(
      'SELECT note FROM audit_checkpoint WHERE size = 500',
    );
    await asOwner(`UPDATE audit_checkpoint SET note = '${note}' WHERE size = 500`);
    await verify();
    expect(await findings()).toEqual([['checkpoint_replaced', '300', '499']]);
    await expectTold('checkpoint_replaced', '300');
    await restoreDatabase('good');
    await asOwner(
      `UPDATE audit_checkpoint SET note = '${rows[0]!.note.replace('\n500\n', '\n700\n')}' WHERE size = 700`,
    );
    await verify();
    expect(await findings()).toContainEqual(['checkpoint_replaced', '500', '699']);
    // One that is signed by somebody else, and one that is gone.
    await restoreDatabase('good');
    await signAnew(stranger, ORIGIN, await rebuildTree());
    await verify();
    expect((await findings()).filter(([kind]) => kind === 'checkpoint_replaced')).toContainEqual([
      'checkpoint_replaced',
      '0',
      '299',
    ]);
    await restoreDatabase('good');
    await asOwner('DELETE FROM audit_checkpoint WHERE size = 700');
    await verify();
    expect(await findings()).toContainEqual(['checkpoint_missing', '500', '699']);
  });

  it('rolls the whole database back is found by the memory outside, which forgets nothing', async () => {
    await asOwner('DELETE FROM audit_leaf WHERE leaf_index = 64');
    await verify();
    await restoreDatabase('old');
    expect(await findings()).toEqual([]);
    await verify();
    const expected = [
      ['missing', '64', '64'],
      ['rollback', '500', '699'],
    ];
    expect(await findings()).toEqual(expected);
    expect((await alerts()).map(({ title }) => title)).toEqual([
      'Entry missing, first bad entry 64',
      'Log rolled back, first bad entry 500',
    ]);
    // 500 entries stand there, one of which was missing when it was looked for, and 200 are gone.
    expect(await minutes()).toEqual({ entries: 700, bad: 201 });
    // It is not mended by new entries: nothing signs them, so nothing proves them.
    await grow(300, 'again');
    expect(await sign()).toMatchObject({ outcome: 'refused' });
    await verify();
    expect((await findings()).slice(0, 2)).toEqual(expected);
    expect(await findings()).toContainEqual(['inconsistent', '500', null]);
  });

  it('rewrites everything with a key of its own is found by the keys and the trees that were known before', async () => {
    const forger = { name: ORIGIN, seed: Buffer.alloc(32, 9) };
    await rewriteWith(forger);
    await verify();
    expect(await findings()).toContainEqual(['rewritten_with_other_key', '0', null]);
    expect(await findings()).toContainEqual(['fork', '0', null]);
    await expectTold('rewritten_with_other_key', '0');
  });
});

/** Entry 3 becomes another one, and all that is derived from the entries is made anew by another key. */
async function rewriteWith(signer: { name: string; seed: Buffer }) {
  await asOwner(
    `UPDATE audit_leaf SET leaf = ${await otherLeaf(3, { outcome: 'denied' })}, outcome = 'denied' WHERE leaf_index = 3`,
  );
  const tree = await rebuildTree();
  const vkey = formatVerifierKey(toVerifierKey(signer.name, publicKeyOf(signer.seed)));
  await asOwner(`UPDATE audit_key SET vkey = '${vkey}'`);
  await signAnew(signer, ORIGIN, tree);
  return tree;
}

describe('with a checkpoint that is kept outside', () => {
  const note = async () => (await readLatestCheckpoint())!.note;
  const replaceMemory = (tree: { size: bigint; rootAt: Map<bigint, Buffer> }) => {
    rmSync(files.verified);
    writeSignedState(files.signed, { size: tree.size, root: tree.rootAt.get(tree.size)! });
  };

  it('a log that two readers see differently is found to be a fork, though the same key signed both', async () => {
    const kept = await note();
    const tree = await rewriteWith({ name: ORIGIN, seed: key.seed });
    replaceMemory(tree);
    await verify();
    // Nobody who sees one of the two alone can tell.
    expect(await findings()).toEqual([]);
    await verify([kept]);
    expect(await findings()).toEqual([['fork', '0', null]]);
    expect(await alerts()).toEqual([{ title: 'Log forked, first bad entry 0', severity: 'page' }]);
    await expectTold('fork', '0', [kept]);
  });

  it('a log that was rewritten with a new key, memory and all, is found', async () => {
    const kept = await note();
    const seed = Buffer.alloc(32, 9);
    const tree = await rewriteWith({ name: ORIGIN, seed });
    replaceMemory(tree);
    writeFileSync(
      join(folder, 'audit-log.key'),
      JSON.stringify({ origin: ORIGIN, seed: seed.toString('base64') }),
    );
    await verify();
    expect(await findings()).toEqual([]);
    await verify([kept]);
    expect(await findings()).toEqual([['rewritten_with_other_key', '0', null]]);
    await expectTold('rewritten_with_other_key', '0', [kept]);
  });
});
