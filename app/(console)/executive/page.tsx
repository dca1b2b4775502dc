import type { Metadata } from 'next';
import { ExecutiveDashboard } from '@/components/executive/executive-dashboard';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Executive · Gatehouse' };

export default async function ExecutivePage() {
  const { permissions } = await requireSession();
  return <ExecutiveDashboard mayReadAudit={permissions.has('audit:read')} />;
}
