import type { Metadata } from 'next';
import { DriftPage } from '@/components/drift/drift-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Drift · Gatehouse' };

export default async function Drift() {
  await requireSession();
  return <DriftPage />;
}
