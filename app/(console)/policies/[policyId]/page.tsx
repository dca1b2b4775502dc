import type { Metadata } from 'next';
import { PolicyPage } from '@/components/policies/policy-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Policy · Gatehouse' };

export default async function PolicyDetailPage({ params }: { params: Promise<{ policyId: string }> }) {
  const { permissions } = await requireSession();
  const { policyId } = await params;
  return <PolicyPage policyId={decodeURIComponent(policyId)} mayWrite={permissions.has('policies:write')} />;
}
