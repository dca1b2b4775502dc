import { IntegrityAlarm } from '@/components/status/integrity-alarm';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';

/** Audit log errors: before everything else where there are any, and nothing while the log verifies. */
export function AuditErrors({
  dashboard,
  mayReadAudit,
}: {
  dashboard: Pick<OnCallDashboard, 'auditFindings'>;
  mayReadAudit: boolean;
}) {
  return (
    <IntegrityAlarm findings={dashboard.auditFindings} href={mayReadAudit ? '/audit/integrity' : null} />
  );
}
