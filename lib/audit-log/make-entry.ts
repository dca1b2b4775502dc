import { createHmac } from 'node:crypto';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { commitValue } from './commit-value';

/** Who did something, or what it was done to; `id` may be an address or a name where a source has no other. */
export type Party = { type: string; id: string; name?: string | null };

/** What is to be recorded. */
export type AuditFacts = {
  id: string;
  occurredAt: Micros;
  actor: Party;
  action: string;
  targets: readonly Party[];
  zone: string | null;
  outcome: string | null;
  context: { ip?: string | null; userAgent?: string | null; location?: string | null };
  changes?: unknown;
  /** Details that are nobody's personal data, such as the source. */
  data: Readonly<Record<string, string | number | boolean>>;
};

/** A value that can be erased, with the salt of its commitment. */
export type SealedValue = { salt: Buffer; value: unknown };

/** An entry as it waits for its place in the log: what the leaf will hold, but for the time of recording. */
export type PendingEntry = {
  id: string;
  /** Fields of the leaf: spec/audit-log.md §2. */
  entry: Record<string, unknown>;
  /** By the path of the field that its commitment stands for. */
  sealed: Record<string, SealedValue>;
};

/** Longer lists of targets are cut in the leaf, which may have 64 KiB; the whole list is sealed beside it. */
const MAX_TARGETS = 20;

/** A pseudonym of a party: the same for the same key and party, and nothing to guess it back from without the key. */
export const pseudonymOf = (key: Uint8Array, { type, id }: Pick<Party, 'type' | 'id'>): string =>
  createHmac('sha256', key).update(`${type}\0${id}`).digest('base64url').slice(0, 22);

/**
 * Makes the entry of what happened: names, addresses and changes are committed to, so that each can be erased without
 * touching the log. `randomBytes` gives fresh random bytes.
 */
export function makeEntry(
  facts: AuditFacts,
  pseudonymKey: Uint8Array,
  randomBytes: (count: number) => Buffer,
): PendingEntry {
  const { actor, context, targets, changes } = facts;
  const values: Record<string, unknown> = {
    'actor.id': actor.id,
    'actor.name': actor.name,
    'context.ip': context.ip,
    'context.userAgent': context.userAgent,
    'context.location': context.location,
    changes,
    ...(targets.some(({ name }) => name) && { 'targets.name': targets.map(({ name }) => name ?? null) }),
    ...(targets.length > MAX_TARGETS && { targets: targets.map(({ type, id }) => ({ type, id })) }),
  };
  const sealed: Record<string, SealedValue> = {};
  const commitments: Record<string, string> = {};
  for (const [field, given] of Object.entries(values)) {
    if (given === undefined || given === null) continue;
    const value = toWellFormed(given);
    const salt = randomBytes(32);
    sealed[field] = { salt, value };
    commitments[field] = commitValue(salt, value);
  }
  return {
    id: facts.id,
    entry: {
      v: 1,
      id: facts.id,
      occurredAt: formatMicros(facts.occurredAt),
      actor: { type: mend(actor.type), ref: pseudonymOf(pseudonymKey, actor) },
      action: mend(facts.action),
      targets: targets.slice(0, MAX_TARGETS).map(({ type, id }) => ({ type: mend(type), id: mend(id) })),
      ...(facts.zone !== null && { zone: mend(facts.zone) }),
      ...(facts.outcome !== null && { outcome: facts.outcome }),
      nonce: randomBytes(16).toString('base64url'),
      data: toWellFormed({
        ...facts.data,
        ...(targets.length > MAX_TARGETS && { targets: targets.length }),
      }),
      sealed: commitments,
    },
    sealed,
  };
}

/** Half a surrogate pair has no UTF-8, and so no canonical form; PostgreSQL's JSON knows no NUL. U+FFFD stands for both. */
const mend = (text: string): string => text.replaceAll(/[\p{Surrogate}\0]/gu, '\ufffd');

function toWellFormed(value: unknown): unknown {
  if (typeof value === 'string') return mend(value);
  if (Array.isArray(value)) return value.map(toWellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [toWellFormed(key), toWellFormed(inner)]),
  );
}
