import { toTargetKey } from '@/lib/domain/audit-filter';
import { cutText } from '@/lib/domain/cut-text';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { commitValue } from './commit-value';
import { hmac } from './hmac';
import { makeLeafDraft, type EntryData, type LeafDraft } from './make-leaf';

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
  /** Details that are nobody's personal data; the source is one of them. */
  data: Readonly<Record<string, EntryData>> & { source: string };
};

/** A value that can be erased, with the salt of its commitment in base64. */
export type SealedValue = { salt: string; value: unknown };

/** An entry as it waits for its place in the log. */
export type PendingEntry = {
  id: string;
  occurredAt: Micros;
  actorType: string;
  actorRef: string;
  action: string;
  /** Each `type:id`. */
  targetKeys: string[];
  zone: string | null;
  outcome: string | null;
  source: string;
  /** The leaf, but for the time of recording. */
  leaf: LeafDraft;
  /** By the path of the field that its commitment stands for. */
  sealed: Record<string, SealedValue>;
};

/**
 * What is longer is cut in the leaf, so that none exceeds 64 KiB even where each character takes six bytes. The whole
 * list of targets is sealed beside one that was cut.
 */
const MAX_TARGETS = 20;
const MAX_ID = 300;
const MAX_TYPE = 100;

/** A pseudonym of a party: the same for the same key and party, and nothing to guess it back from without the key. */
export const pseudonymOf = (key: Uint8Array, { type, id }: Pick<Party, 'type' | 'id'>): string =>
  hmac(key, `${type}\0${id}`).slice(0, 22);

/**
 * Makes the entry of what happened: names, addresses and changes are committed to, so that each can be erased without
 * touching the log. `randomBytes` gives fresh random bytes.
 */
export function makeEntry(
  facts: AuditFacts,
  pseudonymKey: Uint8Array,
  randomBytes: (count: number) => Buffer,
): PendingEntry {
  const { actor, context, changes } = facts;
  const targets = facts.targets.slice(0, MAX_TARGETS).map(toTarget);
  const isCut =
    facts.targets.length > MAX_TARGETS ||
    facts.targets.some(({ type, id }) => type.length > MAX_TYPE || id.length > MAX_ID);
  const sealed: Record<string, SealedValue> = {};
  const commitments: Record<string, string> = {};
  const seal = (field: string, given: unknown) => {
    if (given === undefined || given === null) return;
    const value = toWellFormed(given);
    const salt = randomBytes(32);
    sealed[field] = { salt: salt.toString('base64'), value };
    commitments[field] = commitValue(salt, value);
  };
  seal('actor.id', actor.id);
  seal('actor.name', actor.name);
  seal('changes', changes);
  seal('context.ip', context.ip);
  seal('context.location', context.location);
  seal('context.userAgent', context.userAgent);
  if (isCut)
    seal(
      'targets',
      facts.targets.map(({ type, id }) => ({ type, id })),
    );
  if (facts.targets.some(({ name }) => name))
    seal(
      'targets.name',
      facts.targets.map(({ name }) => name ?? null),
    );

  const actorType = cut(actor.type, MAX_TYPE);
  const actorRef = pseudonymOf(pseudonymKey, actor);
  const action = cut(facts.action, MAX_ID);
  const zone = facts.zone === null ? null : cut(facts.zone, MAX_ID);
  const data: [string, EntryData][] = [];
  for (const key of Object.keys(facts.data)) data.push([key, cutData(facts.data[key]!)]);
  if (isCut) data.push(['targets', facts.targets.length]);
  return {
    id: facts.id,
    occurredAt: facts.occurredAt,
    actorType,
    actorRef,
    action,
    targetKeys: targets.map(toTargetKey),
    zone,
    outcome: facts.outcome,
    source: facts.data.source,
    leaf: makeLeafDraft({
      id: facts.id,
      occurredAt: formatMicros(facts.occurredAt),
      actor: { type: actorType, ref: actorRef },
      action,
      targets,
      zone,
      outcome: facts.outcome,
      nonce: randomBytes(16).toString('base64url'),
      data,
      sealed: commitments,
    }),
    sealed,
  };
}

const toTarget = ({ type, id }: Party): { type: string; id: string } => ({
  type: cut(type, MAX_TYPE),
  id: cut(id, MAX_ID),
});
const cutData = (value: EntryData): EntryData => {
  if (typeof value === 'string') return cut(value, MAX_ID);
  return typeof value === 'object' ? value.map((text) => cut(text, MAX_ID)) : value;
};
const cut = (text: string, length: number): string =>
  mend(text.length > length ? cutText(text, length) : text);

/** Half a surrogate pair has no UTF-8, and so no canonical form; PostgreSQL's JSON knows no NUL. U+FFFD stands for both. */
const mend = (text: string): string =>
  UNUSUAL.test(text) ? text.replaceAll(/[\p{Surrogate}\0]/gu, '\ufffd') : text;
/** Whole pairs as well: a quick look that spares nearly every text the slow one. */
const UNUSUAL = /[\ud800-\udfff\0]/;

function toWellFormed(value: unknown): unknown {
  if (typeof value === 'string') return mend(value);
  if (Array.isArray(value)) return value.map(toWellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mend(key), toWellFormed(inner)]));
}
