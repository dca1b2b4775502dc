import type { Metadata } from 'next';
import { WeeklyReviewPage } from '@/components/alerts/weekly/weekly-review-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Weekly review · Alerts · Gatehouse' };

export default async function WeeklyPage() {
  await requireSession();
  return <WeeklyReviewPage />;
}
