import type { Metadata } from 'next';
import { ZoneDetail } from '@/components/inventory/zone-detail';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Zone · Gatehouse' };

export default async function ZonePage({ params }: { params: Promise<{ slug: string }> }) {
  const { permissions } = await requireSession();
  const { slug } = await params;
  return (
    <ZoneDetail
      slug={decodeURIComponent(slug)}
      mayWrite={permissions.has('inventory:write')}
      mayReadEvents={permissions.has('events:read')}
    />
  );
}
