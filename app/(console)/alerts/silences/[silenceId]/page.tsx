import type { Metadata } from 'next';
import { ChangeSilencePage } from '@/components/alerts/silences/silence-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Change silence · Alerts · Gatehouse' };

export default async function ChangeAlertSilencePage({ params }: { params: Promise<{ silenceId: string }> }) {
  const { permissions } = await requireSession();
  const { silenceId } = await params;
  return (
    <ChangeSilencePage silenceId={decodeURIComponent(silenceId)} mayWrite={permissions.has('alerts:write')} />
  );
}
