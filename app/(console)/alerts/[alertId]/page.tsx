import type { Metadata } from 'next';
import { AlertDetailPage } from '@/components/alerts/detail/alert-detail-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Alert · Gatehouse' };

export default async function AlertPage({ params }: { params: Promise<{ alertId: string }> }) {
  const { permissions } = await requireSession();
  const { alertId } = await params;
  return <AlertDetailPage alertId={alertId} permissions={[...permissions]} />;
}
