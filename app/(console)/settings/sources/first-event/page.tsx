import type { Metadata } from 'next';
import { FirstEventPage } from '@/components/settings/sources/first-event-page';
import { requireSession } from '@/lib/auth/require-session';
import { getConfig } from '@/lib/config/config';

export const metadata: Metadata = { title: 'Send your first event · Settings · Gatehouse' };

export default async function FirstEvent() {
  const { permissions } = await requireSession();
  return (
    <FirstEventPage
      url={getConfig().publicUrl.replace(/\/$/, '')}
      mayCreateTokens={permissions.has('tokens:write')}
    />
  );
}
