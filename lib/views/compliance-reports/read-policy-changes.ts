import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { listPeriodChanges } from '@/lib/store/compliance-reports/list-period-changes';
import { listPolicyEntries } from '@/lib/store/compliance-reports/list-policy-entries';
import { listRevisionReviews, type StoredReview } from '@/lib/store/policies/list-revision-reviews';
import { toReportEntry } from './to-report-entry';

/** What was changed of policies in the period, each with who approved its revision; at most `limit` rows each. */
export async function readPolicyChanges(
  window: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<ComplianceReportData['policyChanges']> {
  const changes = await listPeriodChanges(window, zones, limit);
  const names = [...new Set(changes.rows.map(({ policy }) => policy))];
  const [reviews, entries] = await Promise.all([
    listRevisionReviews({ names, below: null }, zones),
    listPolicyEntries(window, zones, names, limit),
  ]);
  const reviewOf = new Map(reviews.map((review) => [keyOf(review), review]));
  return {
    changes: {
      total: changes.total,
      rows: changes.rows.map((change) => {
        const review = reviewOf.get(keyOf(change));
        return {
          ...change,
          reviewUrl: review?.reviewUrl ?? null,
          approvals: review?.approvals.map(({ by, at }) => ({ by, at })) ?? null,
        };
      }),
    },
    entries: { total: entries.total, rows: entries.rows.map(toReportEntry) },
  };
}

const keyOf = ({ policy, revision }: Pick<StoredReview, 'policy'> & { revision: string | null }): string =>
  JSON.stringify([policy, revision]);
