import type { Metadata } from 'next';
import { ServicesList } from '@/components/inventory/services-list';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Services · Gatehouse' };

export default async function ServicesPage() {
  const { permissions } = await requireSession();
  return <ServicesList mayWrite={permissions.has('inventory:write')} />;
}
