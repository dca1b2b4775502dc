'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchGrowth } from '@/lib/client/audit-entry-queries';
import { forgetAuditMemory, readAuditMemory, writeAuditMemory } from '@/lib/client/audit-memory';
import { verifyInBrowser } from '@/lib/client/audit-proof/verify-in-browser';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';

/**
 * Verifies an entry here, compares its log with what this browser remembers, and remembers it from then on. The data of
 * the query is null while no checkpoint covers the entry; `forget` believes the log as if it were seen for the first time.
 */
export function useEntryVerification({ entry, proof, keys }: AuditEntryDetail) {
  const query = useQuery({
    queryKey: ['audit-entry-verification', entry, proof, keys],
    queryFn: async () => {
      const result = await verifyInBrowser({ entry, proof, keys }, readAuditMemory(), fetchGrowth);
      if (result?.remember) writeAuditMemory({ ...result.remember, seenAt: new Date().toISOString() });
      return result;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return {
    query,
    forget: async () => {
      forgetAuditMemory();
      await query.refetch();
    },
  };
}
