import type { Metadata } from 'next';
import { NewSilencePage } from '@/components/alerts/silences/silence-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Add silence · Alerts · Gatehouse' };

export default async function NewAlertSilencePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { permissions } = await requireSession();
  const { alert, like } = await searchParams;
  const textOf = (value: string | string[] | undefined) =>
    typeof value === 'string' && value !== '' ? value : null;
  return (
    <NewSilencePage
      alertId={textOf(alert)}
      likeId={textOf(like)}
      mayWrite={permissions.has('alerts:write')}
    />
  );
}
