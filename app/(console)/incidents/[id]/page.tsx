import type { Metadata } from 'next';
import { IncidentPage } from '@/components/incidents/detail/incident-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Incident · Incidents · Gatehouse' };

export default async function Incident({ params }: { params: Promise<{ id: string }> }) {
  const [{ permissions }, { id }] = await Promise.all([requireSession(), params]);
  return <IncidentPage id={id} permissions={[...permissions]} />;
}
