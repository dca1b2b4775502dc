import type { Metadata } from 'next';
import { RunbookPage } from '@/components/runbooks/page/runbook-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Runbook · Gatehouse' };

export default async function Runbook({ params }: { params: Promise<{ slug: string }> }) {
  const { permissions } = await requireSession();
  const { slug } = await params;
  return <RunbookPage slug={decodeURIComponent(slug)} permissions={[...permissions]} />;
}
