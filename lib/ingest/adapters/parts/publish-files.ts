import type { Change } from '@/lib/domain/event';
import { boundLabels } from './bound-labels';
import { boundId } from './derive-id';
import { policyOfPath } from './policy-of-path';

/** A push that touches more policies than this is told as one change of all of them. */
const MOST_POLICIES = 100;

/** The names of files that commits touched. */
export type TouchedFiles = {
  added: readonly string[];
  modified: readonly string[];
  removed: readonly string[];
};

/** What all changes of one push have in common. */
export type PushedCommit = Pick<
  Change,
  'occurredAt' | 'revision' | 'commit' | 'parent' | 'author' | 'message' | 'url' | 'principal'
> & {
  /** Tells this push from every other. */
  id: string;
  labels: Readonly<Record<string, unknown>>;
};

/**
 * One `policy-published` for each policy that the commits of a push touched, with the names of its files in the
 * labels `added`, `modified` and `removed`: the texts are not in the payload. Empty where they touched none.
 */
export function publishFiles(push: PushedCommit, commits: readonly TouchedFiles[]): Change[] {
  const byPolicy = new Map<string, Map<string, keyof TouchedFiles>>();
  // In the order of the commits: what happened to a file last is what became of it.
  for (const commit of commits)
    for (const how of ['added', 'modified', 'removed'] as const)
      for (const path of commit[how]) {
        const policy = policyOfPath(path);
        if (policy === null) continue;
        const files = byPolicy.get(policy) ?? new Map<string, keyof TouchedFiles>();
        byPolicy.set(
          policy,
          files.set(path, files.get(path) === 'added' && how === 'modified' ? 'added' : how),
        );
      }
  if (byPolicy.size > MOST_POLICIES) return [toChange(push, undefined, { policies: byPolicy.size })];
  return [...byPolicy].map(([policy, files]) => {
    const named = (how: keyof TouchedFiles) =>
      [...files].flatMap(([path, last]) => (last === how ? [path] : [])).join(', ');
    const names = { added: named('added'), modified: named('modified'), removed: named('removed') };
    return toChange(push, policy, names);
  });
}

const toChange = (
  { id, labels, ...push }: PushedCommit,
  policy: string | undefined,
  more: Record<string, unknown>,
): Change => ({
  kind: 'change',
  type: 'policy-published',
  ...push,
  id: boundId(policy === undefined ? id : `${id}:${policy}`),
  policy,
  labels: boundLabels({ ...labels, ...more }),
});
