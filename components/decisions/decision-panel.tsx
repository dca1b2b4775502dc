'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/states/query-state';
import { denialQuery } from '@/lib/client/event-queries';
import { DecisionDetail } from './detail/decision-detail';

/** One decision in the side panel of a list. */
export function DecisionPanel({ id }: { id: string }) {
  const query = useQuery(denialQuery(id));
  // The decision before stays until the next one is there; it must not be taken for it.
  const data = query.data?.event.id === id ? query.data : undefined;
  return (
    <QueryState query={{ ...query, data }} what="this decision" height={480}>
      {(detail) => (
        <div className="grid gap-4">
          <p className="text-base text-pretty">{detail.sentence}</p>
          <DecisionDetail detail={detail} frame="panel" />
        </div>
      )}
    </QueryState>
  );
}
