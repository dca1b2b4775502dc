import type { Metadata } from 'next';
import { OnCallDashboard } from '@/components/on-call/on-call-dashboard';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'On-call · Gatehouse' };

export default async function OnCallPage() {
  const { permissions } = await requireSession();
  return (
    <OnCallDashboard
      mayReport={permissions.has('verdicts:report')}
      mayReadAudit={permissions.has('audit:read')}
      mayChangeAlerts={permissions.has('alerts:write')}
    />
  );
}
