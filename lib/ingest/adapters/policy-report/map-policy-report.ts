import type { Decision } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { nameObject } from '../parts/name-object';
import { readManifest } from '../parts/read-manifest';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { unwrapManifests } from '../parts/unwrap-manifests';
import {
  policyReportSchema,
  reportReviewSchema,
  type PolicyReport,
  type ReportResult,
} from './policy-report-schema';
import { readReportOutcome } from './read-report-outcome';
import { readReportTime } from './read-report-time';

type Labels = Record<string, unknown>;

function mapPolicyReport(record: unknown, context: AdapterContext): MappedRecord {
  const manifest = readManifest(record);
  if (manifest === undefined)
    return refuse('not-understood', 'text', 'The document is not YAML that can be read.');
  if ((manifest as { kind?: unknown } | null)?.kind !== 'AdmissionReview')
    return mapReport(manifest, context, {}, '');
  const review = reportReviewSchema.safeParse(manifest);
  if (!review.success) return refuseIssue(review.error, 'the AdmissionReview of a policy report');
  const { object, operation, dryRun, userInfo } = review.data.request;
  const told = { operation, dry_run: dryRun || undefined, reported_by: userInfo?.username };
  return mapReport(object, context, told, 'request.object.');
}

function mapReport(
  object: unknown,
  { receivedAt }: AdapterContext,
  told: Labels,
  within: string,
): MappedRecord {
  const parsed = policyReportSchema.safeParse(object);
  if (!parsed.success) {
    const refused = refuseIssue(parsed.error, 'a policy report');
    return 'refusal' in refused && within
      ? { refusal: { ...refused.refusal, path: `${within}${refused.refusal.path}` } }
      : refused;
  }
  const report = parsed.data;
  const created = report.metadata?.creationTimestamp;
  const createdAt = created ? readTime(created) : null;
  if (createdAt === undefined)
    return refuse('not-understood', `${within}metadata.creationTimestamp`, 'The creation time is no time.');
  const seen = new Map<string, number>();
  const events: Decision[] = [];
  for (const [index, result] of report.results.entries()) {
    const time = readReportTime(result.timestamp);
    if (time === undefined)
      return refuse(
        'not-understood',
        `${within}results.${index}.timestamp`,
        `The timestamp of result ${index + 1} is no time.`,
      );
    const key = identify(report, result, time);
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    events.push({
      // Results that say the very same are told apart by their order only.
      id: repeats === 0 ? key : deriveId(key, repeats),
      occurredAt: time ?? createdAt ?? receivedAt,
      ...toDecision(report, result, told),
    });
  }
  return { events };
}

const objectsOf = (report: PolicyReport, result: ReportResult) => {
  const objects = result.resources?.length ? result.resources : (result.subjects ?? []);
  return objects.length === 0 && report.scope ? [report.scope] : objects;
};

/** A result has no id. It is the same one as long as the same report says the same of the same objects. */
const identify = (report: PolicyReport, result: ReportResult, time: string | null): string =>
  deriveId(
    report.kind,
    report.metadata?.uid ?? [report.metadata?.namespace, report.metadata?.name],
    result.source ?? report.source,
    result.policy,
    result.rule,
    objectsOf(report, result).map(({ uid, kind, namespace, name }) => uid ?? [kind, namespace, name]),
    result.result,
    time ?? result.message,
  );

function toDecision(
  report: PolicyReport,
  result: ReportResult,
  told: Labels,
): Omit<Decision, 'id' | 'occurredAt'> {
  const objects = objectsOf(report, result).map(nameObject).filter(Boolean);
  return {
    kind: 'decision',
    outcome: readReportOutcome(result),
    policy: firstText('name', result.policy) ?? 'unnamed',
    rule: firstText('name', result.rule),
    reason: firstText('text', result.message),
    resource: firstText('text', objects.join(', ')),
    labels: boundLabels({
      engine: result.source || report.source,
      category: result.category,
      severity: result.severity,
      scored: result.scored,
      report: nameObject({ ...report.metadata, kind: report.kind }),
      resource_selector: result.resourceSelector,
      scope_selector: report.scopeSelector,
      ...told,
      ...result.properties,
    }),
  };
}

/** Policy reports of Kubernetes, as JSON or YAML, alone, in lists, or as an admission webhook gets them. */
export const policyReportAdapter: Adapter = {
  name: 'policy-report',
  source: 'policy-report',
  map: mapPolicyReport,
  recordsIn: ['items'],
  unwrapText: unwrapManifests,
};
