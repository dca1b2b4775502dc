import type { Metadata } from 'next';
import { PolicyDiffPage } from '@/components/policies/revision-diff/policy-diff-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Policy diff · Gatehouse' };

export default async function PolicyRevisionDiffPage({ params }: { params: Promise<{ policyId: string }> }) {
  await requireSession();
  const { policyId } = await params;
  return <PolicyDiffPage policyId={decodeURIComponent(policyId)} />;
}
