import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';
import { sendOwnEvents } from '@/lib/ingest/send-own-events';

/**
 * Sends a finding as an alert the way of every event, so that it stands among those that are open. The same finding makes
 * the same event however often it is sent. `address` is where people look at it.
 */
export async function sendFinding(finding: AuditFinding, address: string, now: Date): Promise<void> {
  const { id, kind, firstIndex } = finding;
  const place = firstIndex === null ? '' : `, first bad entry ${firstIndex}`;
  await sendOwnEvents(
    SYSTEM_ACTOR,
    [
      {
        kind: 'alert',
        id: `audit-finding-${id}`,
        occurredAt: finding.detectedAt,
        outcome: 'opened',
        alertId: `audit-finding-${id}`,
        title: `Audit log: ${FINDING_WORDS[kind].name.toLowerCase()}${place}`,
        severity: 'page',
        url: address,
      },
    ],
    now,
  );
}
