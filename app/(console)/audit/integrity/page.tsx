import type { Metadata } from 'next';
import { IntegrityPage } from '@/components/audit/integrity-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Integrity · Audit · Gatehouse' };

export default async function AuditIntegrityPage() {
  const { permissions } = await requireSession();
  return <IntegrityPage permissions={[...permissions]} />;
}
