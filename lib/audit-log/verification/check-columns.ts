import { toTargetKey } from '@/lib/domain/audit-filter';
import { commitValue } from '../commit-value';
import type { LeafFields } from './read-leaf';
import type { StoredEntry } from './stored-entry';

/** The columns beside a leaf that say something else than the leaf. */
export function listChangedColumns(entry: StoredEntry, leaf: LeafFields): string[] {
  const pairs: Record<string, [unknown, unknown]> = {
    id: [entry.id, leaf.id],
    recorded_at: [entry.recordedAt, leaf.recordedAt],
    occurred_at: [entry.occurredAt, leaf.occurredAt],
    actor_type: [entry.actorType, leaf.actor.type],
    actor_ref: [entry.actorRef, leaf.actor.ref],
    action: [entry.action, leaf.action],
    zone: [entry.zone, leaf.zone ?? null],
    outcome: [entry.outcome, leaf.outcome ?? null],
    source: [entry.source, leaf.data.source],
    target_keys: [entry.targetKeys.join('\n'), leaf.targets.map(toTargetKey).join('\n')],
  };
  return Object.keys(pairs).filter((name) => pairs[name]![0] !== pairs[name]![1]);
}

/** Of the erasable values of an entry: those that are not what the leaf commits to, and those that are gone. */
export function checkSealed(entry: StoredEntry, leaf: LeafFields): { changed: string[]; gone: string[] } {
  const kept = entry.sealed ?? {};
  return {
    changed: Object.keys(kept).filter(
      (field) => commitOf(kept[field]!) === null || commitOf(kept[field]!) !== leaf.sealed[field],
    ),
    gone: Object.keys(leaf.sealed).filter((field) => !(field in kept)),
  };
}

/** Null for what no value of ours looks like. */
function commitOf({ salt, value }: { salt: string; value: unknown }): string | null {
  try {
    return commitValue(Buffer.from(salt, 'base64'), value);
  } catch {
    return null;
  }
}
