import type { Metadata } from 'next';
import { CorrectionsPage } from '@/components/slos/corrections/corrections-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Corrections · Gatehouse' };

export default async function Corrections() {
  const { permissions } = await requireSession();
  return <CorrectionsPage mayWrite={permissions.has('slos:write')} />;
}
