import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { VerdictRow } from '@/lib/domain/read-models/review';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { listGivenVerdicts } from '@/lib/store/compliance-reports/list-given-verdicts';
import { getReviewEstimate } from '../review/get-review-estimate';

type Reviewed = ComplianceReportData['denialsReviewed'];

/** The denials of the period with M3, and the verdicts given in it; `actor` is confined to the report's zones. */
export async function readDenialsReviewed(
  actor: Actor,
  window: Window,
  limit: number,
  now: Date,
): Promise<Reviewed> {
  const [estimate, verdicts] = await Promise.all([
    getReviewEstimate(actor, { from: window.from.toISOString(), to: window.to.toISOString() }, now),
    listGivenVerdicts(window, actor.zones, limit),
  ]);
  return {
    denials: estimate.population,
    status: estimate.status,
    estimate: estimate.estimate,
    interval: estimate.interval,
    reviewed: estimate.reviewed,
    confidence: estimate.confidence,
    objective: estimate.objective,
    policies: {
      total: estimate.policies.length,
      rows: estimate.policies
        .slice(0, limit)
        .map(({ policy, denials, reviewed, trueBlocks, estimate: accuracy, interval }) => ({
          policy,
          denials,
          reviewed,
          trueBlocks,
          estimate: accuracy,
          interval,
        })),
    },
    verdicts: { total: verdicts.total, rows: verdicts.rows.map(toVerdict) },
  };
}

const toVerdict = (verdict: VerdictRow): Reviewed['verdicts']['rows'][number] => ({
  id: verdict.id,
  eventId: verdict.eventId,
  deniedAt: verdict.occurredAt,
  judgedAt: verdict.createdAt,
  zone: verdict.zone,
  service: verdict.service,
  policy: verdict.policy,
  rule: verdict.rule,
  judgement: verdict.judgement,
  cause: verdict.cause,
  note: verdict.note,
  origin: verdict.origin,
  reviewer: verdict.reviewerName,
  undoneAt: verdict.undoneAt,
  undoneBy: verdict.undoneByName,
});
