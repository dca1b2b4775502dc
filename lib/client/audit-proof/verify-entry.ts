import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { AuditKey, AuditProof } from '@/lib/domain/read-models/audit-entry';
import { areEqual, readBase64 } from './bytes';
import { compareValues, listForeignFields, readLeaf } from './compare-leaf';
import { followInclusion, type PathStep } from './follow-inclusion';
import { followKeys, openCheckpoint, type RangedKey } from './follow-keys';
import { hashLeaf } from './hash';
import { readClaim, type Checkpoint } from './open-checkpoint';
import { provesGrowth } from './proves-growth';

export const PROOF_STEPS = ['leaf', 'shown', 'values', 'path', 'signature', 'growth'] as const;
/** A step of the proof; `memory` compares with what this browser saw before. */
export type ProofStep = (typeof PROOF_STEPS)[number] | 'memory';

/** What came out of a step, with a sentence. `not-checked`: there is nothing to check, or not yet. */
export type StepResult = { step: ProofStep; verdict: 'holds' | 'fails' | 'not-checked'; found: string };

export type EntryVerification = {
  steps: StepResult[];
  /** The hash of the leaf, and every hash on the way to the root that comes of it; null where there is no such way. */
  leafHash: Uint8Array | null;
  path: PathStep[] | null;
  /** Whom the log is believed to be signed by, and the checkpoints that hold; null where they do not. */
  keys: RangedKey[];
  checkpoint: Checkpoint | null;
  latest: Checkpoint | null;
};

/**
 * Verifies that an entry is in the log, unchanged, from its bytes up to the newest signed checkpoint, with nothing but
 * what the answer holds and the keys that were `remembered` (none the first time). Each step is checked by itself.
 */
export function verifyEntry(
  entry: AuditEntry,
  proof: AuditProof,
  listedKeys: readonly AuditKey[],
  remembered: readonly string[],
): EntryVerification {
  const leaf = entry.leaf === null ? null : readBase64(entry.leaf);
  const named = readBase64(entry.leafHash);
  const leafHash = leaf ? hashLeaf(leaf) : named;
  const { keys, problem } = followKeys(listedKeys, remembered);
  const opened = openCheckpoint(proof.checkpoint.note, keys);
  const newest = openCheckpoint(proof.latest.note, keys);
  const path = leafHash && readPath(entry, proof, leafHash);
  return {
    steps: [
      checkLeaf(entry, leaf, leafHash, named),
      ...checkContent(entry, leaf),
      checkPath(path, leafHash, proof),
      opened.checkpoint
        ? holds(
            'signature',
            `The checkpoint over ${count(opened.checkpoint.size)} entries is signed by the key ${opened.key.id} of ${opened.checkpoint.origin}.`,
          )
        : fails('signature', problem ?? opened.problem),
      newest.checkpoint
        ? checkGrowth(opened.checkpoint, newest.checkpoint, proof)
        : fails('growth', problem ?? newest.problem),
    ],
    leafHash,
    path,
    keys,
    checkpoint: opened.checkpoint,
    latest: newest.checkpoint,
  };
}

const holds = (step: ProofStep, found: string): StepResult => ({ step, verdict: 'holds', found });
const fails = (step: ProofStep, found: string): StepResult => ({ step, verdict: 'fails', found });
const skips = (step: ProofStep, found: string): StepResult => ({ step, verdict: 'not-checked', found });
const readWhole = (text: string): bigint | null => (/^\d{1,20}$/.test(text) ? BigInt(text) : null);
const count = (size: bigint): string => size.toLocaleString('en-US');

function checkLeaf(
  entry: AuditEntry,
  leaf: Uint8Array | null,
  leafHash: Uint8Array | null,
  named: Uint8Array | null,
): StepResult {
  if (entry.leaf === null)
    return skips(
      'leaf',
      'The bytes of this entry were erased. Their hash was kept and stands in their place.',
    );
  if (!leaf || !leafHash || !named || !areEqual(leafHash, named))
    return fails('leaf', 'The bytes of the leaf do not have the hash that the log keeps for them.');
  return holds('leaf', `The ${leaf.length.toLocaleString('en-US')} bytes of the leaf have this hash.`);
}

function checkContent(entry: AuditEntry, bytes: Uint8Array | null): StepResult[] {
  if (entry.leaf === null)
    return [
      skips('shown', 'The leaf was erased: what is shown of it cannot be compared.'),
      skips('values', 'The leaf was erased, and its commitments with it.'),
    ];
  const leaf = bytes && readLeaf(bytes);
  if (!leaf)
    return [
      fails('shown', 'The bytes of the leaf are no JSON object: nothing that is shown stands in them.'),
      fails('values', 'The bytes of the leaf are no JSON object: they commit to nothing.'),
    ];
  const foreign = listForeignFields(entry, leaf);
  const { matching, differing, erased } = compareValues(entry, leaf);
  return [
    foreign.length === 0
      ? holds('shown', 'Who, what, to what and when are shown as they stand in the leaf.')
      : fails('shown', `Shown otherwise than in the leaf: ${foreign.join(', ')}.`),
    differing.length === 0
      ? holds('values', describeValues(matching, erased.length))
      : fails('values', `Not what the leaf committed to: ${differing.join(', ')}.`),
  ];
}

function describeValues(matching: number, erased: number): string {
  const kept = matching === 1 ? '1 value matches its' : `${matching} values match their`;
  return erased === 0 ? `${kept} commitment.` : `${kept} commitment; ${erased} erased.`;
}

function readPath(entry: AuditEntry, { checkpoint, hashes }: AuditProof, leafHash: Uint8Array) {
  const siblings = hashes.map(readBase64);
  const size = readWhole(checkpoint.size);
  const index = readWhole(entry.index);
  if (size === null || index === null || !siblings.every((each) => each !== null)) return null;
  return followInclusion(index, size, leafHash, siblings);
}

function checkPath(
  path: PathStep[] | null,
  leafHash: Uint8Array | null,
  { checkpoint }: AuditProof,
): StepResult {
  const claimed = readClaim(checkpoint.note);
  if (!path || !leafHash || !claimed || claimed.size !== readWhole(checkpoint.size))
    return fails('path', 'There are no hashes that lead from this leaf to the root of the checkpoint.');
  if (!areEqual(path.at(-1)?.result ?? leafHash, claimed.root))
    return fails('path', 'The hashes from this leaf on lead to another root than the checkpoint has.');
  const steps = path.length === 1 ? '1 hash leads' : `${path.length} hashes lead`;
  return holds('path', `${steps} from this leaf to the root over ${count(claimed.size)} entries.`);
}

function checkGrowth(checkpoint: Checkpoint | null, latest: Checkpoint, { growth }: AuditProof): StepResult {
  const hashes = growth.map(readBase64);
  if (!checkpoint)
    return skips('growth', 'Without a checkpoint that holds there is nothing that could have grown.');
  if (!hashes.every((each) => each !== null) || !provesGrowth(checkpoint, latest, hashes))
    return fails(
      'growth',
      `The newest checkpoint, over ${count(latest.size)} entries, does not begin with this one over ${count(checkpoint.size)}.`,
    );
  return holds(
    'growth',
    checkpoint.size === latest.size
      ? 'It is the newest checkpoint of the log.'
      : `The newest checkpoint, over ${count(latest.size)} entries, begins with it: since then the log only grew.`,
  );
}
