import type { AuditKey } from '@/lib/domain/read-models/audit-entry';
import { openNote, readCheckpoint, type Checkpoint } from './open-checkpoint';
import { readVerifierKey, type VerifierKey } from './read-verifier-key';

/** A key and the sizes at which it may have signed: from, and to (null while it is the current one). */
export type RangedKey = { key: VerifierKey; fromSize: bigint; toSize: bigint | null };

export type FollowedKeys = { keys: RangedKey[]; problem: null } | { keys: []; problem: string };

/**
 * The keys of a log that may be believed: the first (or those that were remembered), and each that the one before handed
 * over to by signing the checkpoint at which it begins. A list that says otherwise has a problem, as a sentence.
 */
export function followKeys(listed: readonly AuditKey[], remembered: readonly string[]): FollowedKeys {
  const gone = remembered.find((vkey) => listed.every((each) => each.vkey !== vkey));
  if (gone !== undefined)
    return refuse(`The log was signed with the key ${nameOf(gone)} before, which is none of its keys now.`);
  const keys: RangedKey[] = [];
  for (const { vkey, fromSize, toSize, handover } of listed) {
    const key = readVerifierKey(vkey);
    if (!key) return refuse(`The log names a key that is none: ${vkey}.`);
    const before = keys.at(-1);
    const isKnown = remembered.includes(vkey) || (!before && remembered.length === 0);
    if (!isKnown && !(before && hasHandover(handover, before.key, key, BigInt(fromSize))))
      return refuse(
        before
          ? `The key ${nameOf(vkey)} was not handed over: no checkpoint at its beginning is signed by it and by the key before it.`
          : `The key ${nameOf(vkey)} is not the one that this browser remembers.`,
      );
    keys.push({ key, fromSize: BigInt(fromSize), toSize: toSize === null ? null : BigInt(toSize) });
  }
  return keys.length > 0 ? { keys, problem: null } : refuse('The log names no key.');
}

const refuse = (problem: string): FollowedKeys => ({ keys: [], problem });

/** A key in a sentence: its id, eight hexadecimal digits, tells it from others of the same name. */
const nameOf = (vkey: string): string => readVerifierKey(vkey)?.id ?? vkey;

function hasHandover(note: string | null, before: VerifierKey, next: VerifierKey, size: bigint): boolean {
  const opened = note === null ? null : openNote(note, [before, next]);
  if (opened?.verdict !== 'ok') return false;
  return opened.signers.length === 2 && readCheckpoint(opened.text)?.size === size;
}

export type BelievedCheckpoint =
  { checkpoint: Checkpoint; key: VerifierKey; problem: null } | { checkpoint: null; problem: string };

/** Opens a checkpoint of the log: signed by one of its keys that is valid at its size, and of the origin that the key is for. */
export function openCheckpoint(note: string, keys: readonly RangedKey[]): BelievedCheckpoint {
  const opened = openNote(
    note,
    keys.map(({ key }) => key),
  );
  if (opened.verdict !== 'ok') return { checkpoint: null, problem: PROBLEMS[opened.verdict] };
  const checkpoint = readCheckpoint(opened.text);
  if (!checkpoint) return { checkpoint: null, problem: PROBLEMS.malformed };
  const { size, origin } = checkpoint;
  const signers = keys.filter(({ key }) => opened.signers.includes(key) && key.name === origin);
  const [first] = signers;
  if (!first) return { checkpoint: null, problem: `The checkpoint is one of another log, ${origin}.` };
  const valid = signers.find(
    ({ fromSize, toSize }) => size >= fromSize && (toSize === null || size <= toSize),
  );
  return valid
    ? { checkpoint, key: valid.key, problem: null }
    : { checkpoint: null, problem: `The key ${first.key.id} was not valid for a log of ${size} entries.` };
}

const PROBLEMS = {
  malformed: 'What the log calls a checkpoint is none.',
  invalid_signature:
    'The signature of the checkpoint does not hold: its text was changed after it was signed.',
  no_trusted_signature: 'The checkpoint is signed by no key of the log.',
} as const;
