import type { Metadata } from 'next';
import { ReplayPage } from '@/components/policies/replay/replay-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Replay · Gatehouse' };

export default async function PolicyReplayPage({ params }: { params: Promise<{ policyId: string }> }) {
  const { permissions } = await requireSession();
  const { policyId } = await params;
  return (
    <ReplayPage policyId={decodeURIComponent(policyId)} mayReplay={permissions.has('policies:replay')} />
  );
}
