'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditTailQuery } from '@/lib/client/audit-trail-queries';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { mergeTail } from './merge-tail';

type Loaded = { items: readonly AuditTrailRow[]; nextCursor: string | null; logSize: string | null };

/**
 * The loaded entries with those that came into the log since, in their places. Nothing that is loaded leaves the list
 * by it. `isOn` is whether more are asked for when the log grows; what came stays when it is switched off.
 */
export function useLiveTail(filter: AuditFilter, loaded: Loaded | undefined, isOn: boolean) {
  const logSize = loaded?.logSize ?? null;
  const tail = useQuery({ ...auditTailQuery(filter, logSize ?? '0'), enabled: isOn && logSize !== null });
  const came = logSize === null ? undefined : tail.data;
  return useMemo(
    () => ({
      items: loaded ? mergeTail(loaded, came?.items ?? []) : [],
      /** How many that match came since the list was loaded. */
      newEntries: came?.items.length ?? 0,
      /** More came than are asked for: the list has to be loaded again. */
      hasMore: came !== undefined && came.nextCursor !== null,
      error: tail.error,
    }),
    [loaded, came, tail.error],
  );
}
