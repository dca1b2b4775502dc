import type { Metadata } from 'next';
import { NewIncidentPage } from '@/components/incidents/new/new-incident-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Open an incident · Gatehouse' };

export default async function NewIncident() {
  const { permissions } = await requireSession();
  return <NewIncidentPage mayWrite={permissions.has('incidents:write')} />;
}
