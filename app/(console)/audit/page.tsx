import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuditTrailPage } from '@/components/audit/trail/audit-trail-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Trail · Audit · Gatehouse' };

export default async function AuditRoute() {
  const { permissions } = await requireSession();
  // Those on call record elevations and read no trail.
  if (!permissions.has('audit:read') && permissions.has('elevations:write')) redirect('/audit/access');
  return <AuditTrailPage permissions={[...permissions]} />;
}
