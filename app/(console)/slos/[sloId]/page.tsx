import type { Metadata } from 'next';
import { SloPage } from '@/components/slos/detail/slo-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Objective · Gatehouse' };

export default async function Slo({ params }: { params: Promise<{ sloId: string }> }) {
  const { permissions } = await requireSession();
  const { sloId } = await params;
  return <SloPage sloId={decodeURIComponent(sloId)} mayWrite={permissions.has('slos:write')} />;
}
