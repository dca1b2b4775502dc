import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { readBase64 } from './bytes';
import { canonicalText, commitValue } from './commit-value';

/** What a leaf says, as far as an entry shows it. */
type Leaf = Readonly<Record<string, unknown>> & { sealed: Readonly<Record<string, unknown>> };

/** Reads the bytes of a leaf; null where they are no JSON object in UTF-8. */
export function readLeaf(bytes: Uint8Array): Leaf | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { sealed } = value as { sealed?: unknown };
    return { ...value, sealed: typeof sealed === 'object' && sealed !== null ? { ...sealed } : {} };
  } catch {
    return null;
  }
}

/** The fields that an entry shows otherwise than its leaf has them, by their names in the leaf. */
export function listForeignFields(entry: AuditEntry, leaf: Leaf): string[] {
  const shown: Record<string, unknown> = {
    id: entry.id,
    occurredAt: entry.occurredAt,
    recordedAt: entry.recordedAt,
    actor: { type: entry.actor.type, ref: entry.actor.ref },
    action: entry.action,
    targets: entry.targets.map(({ type, id }) => ({ type, id })),
    zone: entry.zone,
    outcome: entry.outcome,
    data: entry.data,
  };
  const differing = Object.entries(shown).filter(([field, value]) => !isSame(value, leaf[field] ?? null));
  const source = (leaf.data as { source?: unknown } | undefined)?.source;
  return [
    ...differing.map(([field]) => field),
    ...(isSame(entry.source, source ?? null) ? [] : ['data.source']),
  ];
}

/** The erasable values of an entry: how many match the commitments of its leaf, which do not, and which are gone. */
export function compareValues(
  entry: AuditEntry,
  leaf: Leaf,
): { matching: number; differing: string[]; erased: string[] } {
  const fields = [...new Set([...Object.keys(leaf.sealed), ...Object.keys(entry.sealed)])];
  const erased = fields.filter((field) => !Object.hasOwn(entry.sealed, field));
  const kept = fields.filter((field) => Object.hasOwn(entry.sealed, field));
  const differing = kept.filter((field) => {
    const { salt, value } = entry.sealed[field]!;
    const bytes = readBase64(salt);
    if (!bytes || commitValue(bytes, value) !== leaf.sealed[field]) return true;
    const shown = SHOWN[field];
    return shown !== undefined && !isSame(shown(entry), value);
  });
  // What is erased has no value: one that is shown all the same comes from elsewhere.
  const invented = erased.filter((field) => {
    const shown = SHOWN[field]?.(entry);
    return Array.isArray(shown) ? shown.some((each) => each !== null) : shown !== undefined && shown !== null;
  });
  return {
    matching: kept.length - differing.length,
    differing: [...differing, ...invented],
    erased: erased.filter((field) => !invented.includes(field)),
  };
}

/** Where an entry shows the value of a field. */
const SHOWN: Readonly<Record<string, (entry: AuditEntry) => unknown>> = {
  'actor.id': ({ actor }) => actor.id,
  'actor.name': ({ actor }) => actor.name,
  'context.ip': ({ context }) => context.ip,
  'context.userAgent': ({ context }) => context.userAgent,
  'context.location': ({ context }) => context.location,
  changes: ({ changes }) => changes,
  // The leaf names no more than its first targets.
  'targets.name': ({ targets, sealed }) => {
    const all = sealed['targets.name']?.value;
    const names = targets.map(({ name }) => name);
    return Array.isArray(all) ? [...names, ...all.slice(names.length)] : names;
  },
};

const isSame = (one: unknown, other: unknown): boolean => canonicalText(one) === canonicalText(other);
