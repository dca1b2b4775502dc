import type { Metadata } from 'next';
import { SilencesPage } from '@/components/alerts/silences/silences-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Silences · Alerts · Gatehouse' };

export default async function AlertSilencesPage() {
  const { permissions } = await requireSession();
  return <SilencesPage mayWrite={permissions.has('alerts:write')} />;
}
