import type { Metadata } from 'next';
import { ServiceDetail } from '@/components/inventory/service-detail';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Service · Gatehouse' };

export default async function ServicePage({ params }: { params: Promise<{ name: string }> }) {
  const { permissions } = await requireSession();
  const { name } = await params;
  return (
    <ServiceDetail
      name={decodeURIComponent(name)}
      mayWrite={permissions.has('inventory:write')}
      mayReadEvents={permissions.has('events:read')}
    />
  );
}
