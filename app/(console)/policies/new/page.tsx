import type { Metadata } from 'next';
import { PublishPage } from '@/components/policies/publish/publish-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Publish a policy · Gatehouse' };

export default async function NewPolicyPage() {
  const { permissions } = await requireSession();
  return <PublishPage mayWrite={permissions.has('policies:write')} />;
}
