import type { Metadata } from 'next';
import { RotationsPage } from '@/components/alerts/rotations/rotations-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Rotations · Alerts · Gatehouse' };

export default async function AlertRotationsPage() {
  const { permissions } = await requireSession();
  return <RotationsPage permissions={[...permissions]} />;
}
