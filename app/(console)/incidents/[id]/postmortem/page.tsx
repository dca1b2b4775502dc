import type { Metadata } from 'next';
import { PostmortemPage } from '@/components/incidents/postmortem/postmortem-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Postmortem · Incidents · Gatehouse' };

export default async function Postmortem({ params }: { params: Promise<{ id: string }> }) {
  const [{ permissions }, { id }] = await Promise.all([requireSession(), params]);
  return <PostmortemPage id={id} permissions={[...permissions]} />;
}
