import { toTargetKey } from '@/lib/domain/audit-filter';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { ReportEntry } from '@/lib/domain/read-models/compliance-report-data';

/** An entry as a report lists it: the name of who acted as long as it was not erased. */
export const toReportEntry = (entry: AuditEntry): ReportEntry => ({
  id: entry.id,
  index: entry.index,
  occurredAt: entry.occurredAt,
  actor: { type: entry.actor.type, ref: entry.actor.ref, name: entry.actor.name ?? entry.actor.id },
  action: entry.action,
  targets: entry.targets.map(toTargetKey),
  zone: entry.zone,
  outcome: entry.outcome,
  source: entry.source,
});
