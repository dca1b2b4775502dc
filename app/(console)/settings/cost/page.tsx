import type { Metadata } from 'next';
import { CostSettings } from '@/components/settings/cost/cost-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Cost · Settings · Gatehouse' };

export default async function CostPage() {
  const { permissions } = await requireSession();
  return <CostSettings mayWrite={permissions.has('settings:write')} />;
}
