import { groupBy } from '@/lib/domain/group-by';
import type { PolicyChangeRow } from '@/lib/domain/read-models/compliance-report-data';
import type { PeriodChange } from '@/lib/store/compliance-reports/list-period-changes';

/** What is known of how a revision came to be. */
export type KnownRevision = {
  policy: string;
  revision: string;
  author: string | null;
  reviewUrl: string | null;
  approvals: readonly { by: string; at: string }[];
};

/**
 * Changes with who wrote and who approved their revisions. An engine tells of the bundle that it activated, people approve the
 * policies in it: where a change names a bundle, what is known of that revision of the policies below its name counts.
 */
export function attachApprovals(
  changes: readonly PeriodChange[],
  known: readonly KnownRevision[],
): PolicyChangeRow[] {
  const byRevision = groupBy(known, ({ revision }) => revision);
  return changes.map((change) => {
    const same = change.revision === null ? [] : (byRevision.get(change.revision) ?? []);
    const found = same.filter(
      ({ policy }) => policy === change.policy || policy.startsWith(`${change.policy}/`),
    );
    const approvals = new Map(
      found.flatMap((revision) =>
        revision.approvals.map(({ by, at }) => [`${by} ${at}`, { by, at }] as const),
      ),
    );
    return {
      ...change,
      revisionAuthor: found.find(({ author }) => author !== null)?.author ?? null,
      reviewUrl: found.find(({ reviewUrl }) => reviewUrl !== null)?.reviewUrl ?? null,
      approvals: found.length === 0 ? null : [...approvals.values()],
    };
  });
}
