import type { Metadata } from 'next';
import { AccountsSettings } from '@/components/settings/accounts-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Accounts · Settings · Gatehouse' };

export default async function AccountsPage() {
  const { permissions } = await requireSession();
  return <AccountsSettings mayWrite={permissions.has('accounts:write')} />;
}
