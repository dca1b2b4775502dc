import type { Metadata } from 'next';
import { ReportsPage } from '@/components/audit/reports/reports-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Reports · Audit · Gatehouse' };

export default async function AuditReports() {
  const { permissions } = await requireSession();
  return <ReportsPage permissions={[...permissions]} />;
}
