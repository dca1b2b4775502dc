import type { Metadata } from 'next';
import { DenialsPage } from '@/components/denials/denials-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Denials · Gatehouse' };

export default async function DenialsListPage() {
  const actor = await requireSession();
  return (
    <DenialsPage
      mayReadEvents={actor.permissions.has('events:read')}
      mayJudge={actor.permissions.has('verdicts:write')}
    />
  );
}
