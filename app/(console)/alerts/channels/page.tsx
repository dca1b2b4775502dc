import type { Metadata } from 'next';
import { ChannelsPage } from '@/components/alerts/channels/channels-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Channels · Alerts · Gatehouse' };

export default async function AlertChannelsPage() {
  const { permissions } = await requireSession();
  return <ChannelsPage permissions={[...permissions]} />;
}
