import type { Metadata } from 'next';
import { SlosPage } from '@/components/slos/slos-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Objectives · Gatehouse' };

export default async function Slos() {
  const { permissions } = await requireSession();
  return <SlosPage mayWrite={permissions.has('slos:write')} />;
}
