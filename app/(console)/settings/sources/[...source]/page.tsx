import type { Metadata } from 'next';
import { SourcePage } from '@/components/settings/sources/source-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Source · Settings · Gatehouse' };

export default async function SourceDetailPage({ params }: { params: Promise<{ source: string[] }> }) {
  const { permissions } = await requireSession();
  const { source } = await params;
  return (
    <SourcePage
      path={source.map(decodeURIComponent).join('/')}
      permissions={{
        mayCreateTokens: permissions.has('tokens:write'),
        mayWriteSources: permissions.has('sources:write'),
        mayReadQuarantine: permissions.has('quarantine:read'),
      }}
    />
  );
}
