import type { Metadata } from 'next';
import { DrillsPage } from '@/components/runbooks/drills/drills-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Drills · Runbooks · Gatehouse' };

export default async function Drills() {
  const { permissions } = await requireSession();
  return <DrillsPage permissions={[...permissions]} />;
}
