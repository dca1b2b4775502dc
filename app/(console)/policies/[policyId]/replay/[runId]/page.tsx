import type { Metadata } from 'next';
import { ReplayRunPage } from '@/components/policies/replay/run/replay-run-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Replay · Gatehouse' };

export default async function PolicyReplayRunPage({
  params,
}: {
  params: Promise<{ policyId: string; runId: string }>;
}) {
  const { permissions } = await requireSession();
  const { policyId, runId } = await params;
  return (
    <ReplayRunPage
      policyId={decodeURIComponent(policyId)}
      runId={decodeURIComponent(runId)}
      mayReplay={permissions.has('policies:replay')}
    />
  );
}
