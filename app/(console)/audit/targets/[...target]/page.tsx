import type { Metadata } from 'next';
import { TargetPage } from '@/components/audit/party/target-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Target · Audit · Gatehouse' };

export default async function AuditTargetPage({ params }: { params: Promise<{ target: string[] }> }) {
  const { permissions } = await requireSession();
  const [type = '', ...id] = (await params).target.map(decodeURIComponent);
  return <TargetPage target={{ type, id: id.join('/') }} permissions={[...permissions]} />;
}
