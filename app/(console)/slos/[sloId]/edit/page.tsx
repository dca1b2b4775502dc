import type { Metadata } from 'next';
import { EditObjectivePage } from '@/components/slos/form/objective-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Edit objective · Gatehouse' };

export default async function EditSlo({ params }: { params: Promise<{ sloId: string }> }) {
  const { permissions } = await requireSession();
  const { sloId } = await params;
  return <EditObjectivePage sloId={decodeURIComponent(sloId)} mayWrite={permissions.has('slos:write')} />;
}
