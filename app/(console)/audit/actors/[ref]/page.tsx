import type { Metadata } from 'next';
import { ActorPage } from '@/components/audit/party/actor-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Actor · Audit · Gatehouse' };

export default async function AuditActorPage({ params }: { params: Promise<{ ref: string }> }) {
  const { permissions } = await requireSession();
  const { ref } = await params;
  return <ActorPage actorRef={decodeURIComponent(ref)} permissions={[...permissions]} />;
}
