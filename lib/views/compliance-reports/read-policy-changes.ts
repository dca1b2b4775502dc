import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { listPeriodChanges } from '@/lib/store/compliance-reports/list-period-changes';
import { listPoliciesBelow } from '@/lib/store/compliance-reports/list-policies-below';
import { listPolicyEntries } from '@/lib/store/compliance-reports/list-policy-entries';
import { listRevisionReviews } from '@/lib/store/policies/list-revision-reviews';
import { listRevisions } from '@/lib/store/policies/list-revisions';
import { attachApprovals, type KnownRevision } from './attach-approvals';
import { toReportEntry } from './to-report-entry';

/** What was changed of policies in the period, each with who approved its revision; at most `limit` rows each. */
export async function readPolicyChanges(
  window: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<ComplianceReportData['policyChanges']> {
  const changes = await listPeriodChanges(window, zones, limit);
  const changed = [...new Set(changes.rows.map(({ policy }) => policy))];
  const names = [...new Set([...changed, ...(await listPoliciesBelow(changed))])];
  const [known, entries] = await Promise.all([
    readKnownRevisions(names, zones),
    listPolicyEntries(window, zones, names, limit),
  ]);
  return {
    changes: { total: changes.total, rows: attachApprovals(changes.rows, known) },
    entries: { total: entries.total, rows: entries.rows.map(toReportEntry) },
  };
}

async function readKnownRevisions(
  names: readonly string[],
  zones: readonly string[] | null,
): Promise<KnownRevision[]> {
  const related = { names, below: null };
  const [reviews, revisions] = await Promise.all([
    listRevisionReviews(related, zones),
    listRevisions(related, zones),
  ]);
  const authors = new Map(
    revisions.map(({ policy, revision, author }) => [JSON.stringify([policy, revision]), author]),
  );
  return reviews.map((review) => ({
    ...review,
    author: authors.get(JSON.stringify([review.policy, review.revision])) ?? null,
  }));
}
