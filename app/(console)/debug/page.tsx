import type { Metadata } from 'next';
import { DebugDashboard } from '@/components/debug/debug-dashboard';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Debug · Gatehouse' };

export default async function DebugPage() {
  const actor = await requireSession();
  return <DebugDashboard mayReadEvents={actor.permissions.has('events:read')} />;
}
