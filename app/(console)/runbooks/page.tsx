import type { Metadata } from 'next';
import { RunbooksPage } from '@/components/runbooks/runbooks-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Runbooks · Gatehouse' };

export default async function Runbooks() {
  const { permissions } = await requireSession();
  return <RunbooksPage permissions={[...permissions]} />;
}
