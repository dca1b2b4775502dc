import type { Metadata } from 'next';
import { PoliciesPage } from '@/components/policies/list/policies-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Policies · Gatehouse' };

export default async function PoliciesListPage() {
  const { permissions } = await requireSession();
  return <PoliciesPage mayWrite={permissions.has('policies:write')} />;
}
