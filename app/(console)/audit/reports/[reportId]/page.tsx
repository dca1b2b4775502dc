import type { Metadata } from 'next';
import { ReportPage } from '@/components/audit/reports/report-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Compliance report · Gatehouse' };

export default async function AuditReport({ params }: { params: Promise<{ reportId: string }> }) {
  const { permissions } = await requireSession();
  const { reportId } = await params;
  return <ReportPage reportId={decodeURIComponent(reportId)} permissions={[...permissions]} />;
}
