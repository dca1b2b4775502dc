import type { Metadata } from 'next';
import { NewObjectivePage } from '@/components/slos/form/objective-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Add objective · Gatehouse' };

export default async function NewSlo() {
  const { permissions } = await requireSession();
  return <NewObjectivePage mayWrite={permissions.has('slos:write')} />;
}
