import type { Metadata } from 'next';
import { RoutingPage } from '@/components/alerts/routing/routing-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Routing · Alerts · Gatehouse' };

export default async function AlertRoutingPage() {
  const { permissions } = await requireSession();
  return <RoutingPage permissions={[...permissions]} />;
}
