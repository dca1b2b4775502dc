import type { Metadata } from 'next';
import { RetentionPage } from '@/components/audit/retention/retention-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Retention · Audit · Gatehouse' };

export default async function AuditRetentionPage() {
  const { permissions } = await requireSession();
  return <RetentionPage permissions={[...permissions]} />;
}
