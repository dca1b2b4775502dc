import type { Metadata } from 'next';
import { AlertsListPage } from '@/components/alerts/list/alerts-list-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Alerts · Gatehouse' };

export default async function AlertsPage() {
  const { permissions } = await requireSession();
  return <AlertsListPage permissions={[...permissions]} />;
}
