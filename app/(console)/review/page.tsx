import type { Metadata } from 'next';
import { ReviewPage } from '@/components/review/review-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Review · Gatehouse' };

export default async function ReviewQueuePage() {
  const { permissions } = await requireSession();
  return (
    <ReviewPage mayReadEvents={permissions.has('events:read')} mayJudge={permissions.has('verdicts:write')} />
  );
}
