import type { EventOf } from '@/lib/domain/event';
import type { ApprovalRecord } from '@/lib/domain/event-record';
import { parseMicros } from '@/lib/domain/timestamp';

/** The approvals that a publication brings along; undefined where it brings none, or names no revision. */
export function readChangeApprovals(event: EventOf<'change'>): ApprovalRecord[] | undefined {
  if (!event.approvals?.length || event.type !== 'policy-published') return undefined;
  if (!event.revision && !event.reviewUrl) return undefined;
  // Of one approver the last counts.
  const byApprover = new Map<string, ApprovalRecord>();
  for (const { by, at, url } of event.approvals) {
    const record: ApprovalRecord = {
      approver: by,
      at: parseMicros(at) || parseMicros(event.occurredAt),
      state: 'approved',
      url: url ?? null,
      // An approval of one policy's revision is none of all that its review brought.
      reviewUrl: event.policy ? null : (event.reviewUrl ?? null),
      policy: event.policy ?? null,
      revision: event.revision ?? null,
    };
    const known = byApprover.get(by);
    if (!known || known.at <= record.at) byApprover.set(by, record);
  }
  return [...byApprover.values()];
}

/** What an audit event says was approved or taken back; undefined where it is about no review or revision. */
export function readAuditApprovals({
  approval,
  actor,
  occurredAt,
}: EventOf<'audit'>): ApprovalRecord[] | undefined {
  if (!approval || (!approval.reviewUrl && !approval.revision)) return undefined;
  return [
    {
      approver: approval.by ?? actor.id,
      at: parseMicros(occurredAt),
      state: approval.state,
      url: approval.url ?? null,
      reviewUrl: approval.reviewUrl ?? null,
      policy: approval.policy ?? null,
      revision: approval.revision ?? null,
    },
  ];
}
