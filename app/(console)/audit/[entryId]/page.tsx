import type { Metadata } from 'next';
import { EntryPage } from '@/components/audit/entry/entry-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Audit entry · Gatehouse' };

export default async function AuditEntryPage({ params }: { params: Promise<{ entryId: string }> }) {
  const { permissions } = await requireSession();
  const { entryId } = await params;
  return <EntryPage entryId={entryId} permissions={[...permissions]} />;
}
