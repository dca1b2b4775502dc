import type { Metadata } from 'next';
import { AccessPage } from '@/components/audit/access/access-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Access · Audit · Gatehouse' };

export default async function Access() {
  const { permissions } = await requireSession();
  return <AccessPage permissions={[...permissions]} />;
}
