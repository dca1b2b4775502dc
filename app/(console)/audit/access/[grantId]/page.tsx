import type { Metadata } from 'next';
import { GrantPage } from '@/components/audit/access/grant/grant-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Grant · Audit · Gatehouse' };

export default async function Grant({ params }: { params: Promise<{ grantId: string }> }) {
  const [{ permissions }, { grantId }] = await Promise.all([requireSession(), params]);
  return <GrantPage grantId={grantId} permissions={[...permissions]} />;
}
