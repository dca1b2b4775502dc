import type { Metadata } from 'next';
import { DenialPage } from '@/components/denials/denial-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Denial · Gatehouse' };

export default async function DenialDetailPage({ params }: { params: Promise<{ eventId: string }> }) {
  const { permissions } = await requireSession();
  const { eventId } = await params;
  return (
    <DenialPage
      eventId={eventId}
      mayReadEvents={permissions.has('events:read')}
      mayJudge={permissions.has('verdicts:write')}
      mayReport={permissions.has('verdicts:report')}
    />
  );
}
