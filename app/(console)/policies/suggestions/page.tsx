import type { Metadata } from 'next';
import { SuggestionsPage } from '@/components/policies/suggestions/suggestions-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Suggested rules · Gatehouse' };

export default async function PolicySuggestionsPage() {
  const { permissions } = await requireSession();
  return (
    <SuggestionsPage
      mayReadEvents={permissions.has('events:read')}
      mayReplay={permissions.has('policies:replay')}
    />
  );
}
