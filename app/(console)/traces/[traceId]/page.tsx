import type { Metadata } from 'next';
import { TracePage } from '@/components/traces/trace-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Trace · Gatehouse' };

export default async function TraceDetailPage({ params }: { params: Promise<{ traceId: string }> }) {
  const { permissions } = await requireSession();
  const { traceId } = await params;
  return <TracePage traceId={traceId} mayReadEvents={permissions.has('events:read')} />;
}
