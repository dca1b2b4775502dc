import type { Metadata } from 'next';
import { IncidentsPage } from '@/components/incidents/list/incidents-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Incidents · Gatehouse' };

export default async function Incidents() {
  const { permissions } = await requireSession();
  return <IncidentsPage permissions={[...permissions]} />;
}
