import type { Metadata } from 'next';
import { TokensSettings } from '@/components/settings/tokens-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Tokens · Settings · Gatehouse' };

export default async function TokensPage() {
  const { permissions } = await requireSession();
  return <TokensSettings mayWrite={permissions.has('tokens:write')} />;
}
