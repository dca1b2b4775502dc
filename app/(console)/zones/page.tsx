import type { Metadata } from 'next';
import { ZonesList } from '@/components/inventory/zones-list';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Zones · Gatehouse' };

export default async function ZonesPage() {
  const { permissions } = await requireSession();
  return <ZonesList mayWrite={permissions.has('inventory:write')} />;
}
