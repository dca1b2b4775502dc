import type { Metadata } from 'next';
import { CardinalityPanel } from '@/components/settings/cardinality-panel';
import { PolicyDriftPanel } from '@/components/settings/policy-drift-panel';
import { SourcesSettings } from '@/components/settings/sources/sources-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Sources · Settings · Gatehouse' };

export default async function SourcesPage() {
  const { permissions } = await requireSession();
  return (
    <>
      <SourcesSettings mayReadQuarantine={permissions.has('quarantine:read')} />
      <CardinalityPanel mayWrite={permissions.has('settings:write')} />
      <PolicyDriftPanel mayWrite={permissions.has('settings:write')} />
    </>
  );
}
