import { createHash } from 'node:crypto';
import { formatCheckpoint } from '@/lib/audit-log/checkpoint';
import { planConsistency } from '@/lib/audit-log/consistency-proof';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { rootOf } from '@/lib/audit-log/frontier';
import { hashLeaf } from '@/lib/audit-log/hash';
import { planInclusion } from '@/lib/audit-log/inclusion-proof';
import { makeEntry, type PendingEntry } from '@/lib/audit-log/make-entry';
import { finishLeaf } from '@/lib/audit-log/make-leaf';
import { hashRange } from '@/lib/audit-log/ranges';
import { signNote, type Signer } from '@/lib/audit-log/signed-note';
import { treeOf } from '@/lib/audit-log/testing/tree-of';
import { formatVerifierKey, toVerifierKey } from '@/lib/audit-log/verifier-key';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { AuditEntryDetail, AuditKey } from '@/lib/domain/read-models/audit-entry';
import { parseMicros } from '@/lib/domain/timestamp';

export const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const RECORDED_AT = '2026-11-21T10:00:00.000000Z';

/** A signer of the log with a key of its own. */
export const signerOf = (name: string): Signer => ({
  name: ORIGIN,
  seed: createHash('sha256').update(`test key, never use: ${name}`).digest(),
});

/** The key of a signer as text. */
export const vkeyOf = ({ name, seed }: Signer): string =>
  formatVerifierKey(toVerifierKey(name, publicKeyOf(seed)));

/** A log of `size` entries as the server makes it; every one is by Alice, the last bytes of `story` tell logs apart. */
export function makeSmallLog(size: number, story = '') {
  let seed = 0;
  const randomBytes = (count: number) => {
    seed += 1;
    return createHash('sha512').update(`${story} ${seed}`).digest().subarray(0, count);
  };
  const made = Array.from({ length: size }, (_, index) => {
    const { leaf, ...pending } = makeEntry(
      {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        occurredAt: parseMicros('2026-11-21T09:59:00.123456Z'),
        actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
        action: 'policy.update',
        targets: [{ type: 'policy', id: 'pci-egress', name: 'PCI egress' }],
        zone: 'payments',
        outcome: 'success',
        context: { ip: '192.0.2.7' },
        changes: { mode: ['audit', 'enforce'] },
        data: { source: `native${story}` },
      },
      Buffer.from('pseudonyms'),
      randomBytes,
    );
    return {
      ...pending,
      leaf: finishLeaf(Buffer.from(leaf.text), leaf.recordedAt, parseMicros(RECORDED_AT)),
    };
  });
  const { frontiers, hashOf } = treeOf(made.map(({ leaf }) => leaf));
  const note = (at: number, ...signers: Signer[]) =>
    signNote(formatCheckpoint({ origin: ORIGIN, size: BigInt(at), root: rootOf(frontiers[at]!) }), signers);
  const growth = (from: number, to: number) =>
    planConsistency(BigInt(from), BigInt(to)).map((range) => hashRange(range, hashOf).toString('base64'));
  const checkpoint = (at: number, ...signers: Signer[]) => ({
    size: String(at),
    note: note(at, ...signers),
    signedAt: RECORDED_AT,
  });
  return {
    note,
    growth,
    /** What the endpoint of entries answers: `index` is proved in the tree of `covered`, the newest has `size` leaves. */
    detail: (
      index: number,
      covered: number,
      signer: Signer,
      keys: AuditKey[] = [{ vkey: vkeyOf(signer), fromSize: '0', toSize: null, handover: null }],
    ): Pick<AuditEntryDetail, 'entry' | 'proof' | 'keys'> => ({
      entry: toShown(made[index]!, index),
      proof: {
        checkpoint: checkpoint(covered, signer),
        hashes: planInclusion(BigInt(index), BigInt(covered)).map((range) =>
          hashRange(range, hashOf).toString('base64'),
        ),
        latest: checkpoint(size, signer),
        growth: growth(covered, size),
      },
      keys,
    }),
  };
}

function toShown(
  { id, actorType, actorRef, source, sealed, leaf }: Omit<PendingEntry, 'leaf'> & { leaf: Buffer },
  index: number,
): AuditEntry {
  return {
    index: String(index),
    id,
    occurredAt: '2026-11-21T09:59:00.123456Z',
    recordedAt: RECORDED_AT,
    actor: { type: actorType, ref: actorRef, id: 'alice@example.com', name: 'Alice' },
    action: 'policy.update',
    targets: [{ type: 'policy', id: 'pci-egress', name: 'PCI egress' }],
    zone: 'payments',
    environment: null,
    service: null,
    source,
    outcome: 'success',
    ip: '192.0.2.7',
    erased: [],
    context: { ip: '192.0.2.7', userAgent: null, location: null },
    changes: { mode: ['audit', 'enforce'] },
    data: { source },
    leaf: leaf.toString('base64'),
    leafHash: hashLeaf(leaf).toString('base64'),
    sealed,
  };
}
