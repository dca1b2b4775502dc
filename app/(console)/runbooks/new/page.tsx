import type { Metadata } from 'next';
import { NewRunbookPage } from '@/components/runbooks/new-runbook-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'New runbook · Gatehouse' };

export default async function NewRunbook() {
  const { permissions } = await requireSession();
  return <NewRunbookPage permissions={[...permissions]} />;
}
