import type { Metadata } from 'next';
import { TrustSettings } from '@/components/settings/trust/trust-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Trust rules · Settings · Gatehouse' };

export default async function TrustRulesPage() {
  const { permissions } = await requireSession();
  return <TrustSettings mayWrite={permissions.has('settings:write')} />;
}
