import type { Metadata } from 'next';
import { QuarantinePage } from '@/components/quarantine/quarantine-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Quarantine · Gatehouse' };

export default async function QuarantineRoute() {
  const { permissions } = await requireSession();
  return <QuarantinePage permissions={[...permissions]} />;
}
