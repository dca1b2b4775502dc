import type { Metadata } from 'next';
import { MappingsSettings } from '@/components/settings/mappings-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Mappings · Settings · Gatehouse' };

export default async function MappingsPage() {
  const { permissions } = await requireSession();
  return <MappingsSettings mayWrite={permissions.has('mappings:write')} />;
}
