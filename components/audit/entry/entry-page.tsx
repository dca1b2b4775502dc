'use client';

import { useQuery } from '@tanstack/react-query';
import { formatAbsolute } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryState } from '@/components/states/query-state';
import { auditEntryQuery } from '@/lib/client/audit-entry-queries';
import type { Permission } from '@/lib/domain/roles';
import { AuditPage } from '../audit-page';
import { NotPermitted } from '../not-permitted';
import { describeEntry } from './describe-entry';
import { EntryDetail } from './entry-detail';

/** A checkpoint comes within ten seconds: so often it is asked for while there is none. */
const ASK_AGAIN_MS = 3_000;

/** `/audit/[entryId]`: one entry of the audit log, and the proof that it is in it. */
export function EntryPage({ entryId, permissions }: { entryId: string; permissions: readonly Permission[] }) {
  const mayRead = permissions.includes('audit:read');
  const query = useQuery({
    ...auditEntryQuery(entryId),
    enabled: mayRead,
    refetchInterval: ({ state }) => (state.data?.waiting ? ASK_AGAIN_MS : false),
  });
  const data = query.data?.entry.id === entryId ? query.data : undefined;
  const zone = useTimeZone();
  return (
    <AuditPage
      tab="/audit"
      permissions={permissions}
      title="Audit entry"
      documentTitle={data ? `${data.entry.action} · Audit` : 'Audit entry'}
      controls={[]}
      back={{ href: '/audit', label: 'Trail' }}
      answer={
        data ? describeEntry(data.entry, formatAbsolute(new Date(data.entry.occurredAt), zone)) : undefined
      }
    >
      {mayRead ? (
        <QueryState query={{ ...query, data }} what="this entry" height={640}>
          {(detail) => <EntryDetail detail={detail} mayErase={permissions.includes('audit:keep')} />}
        </QueryState>
      ) : (
        <NotPermitted />
      )}
    </AuditPage>
  );
}
