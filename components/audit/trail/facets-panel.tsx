'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { auditFacetsQuery } from '@/lib/client/audit-trail-queries';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditFacetName } from '@/lib/domain/read-models/audit';
import { FacetGroup } from './facet-group';
import { describeCounted } from './trail-words';
import type { TrailFields } from './use-trail-filter';

/** What the trail is about, facet by facet, and of how many entries that is said. */
export function FacetsPanel({
  filter,
  fields,
  onToggle,
  id,
  className,
}: {
  filter: AuditFilter;
  fields: TrailFields;
  onToggle: (name: AuditFacetName, value: string) => void;
  id: string;
  className?: string;
}) {
  const query = useQuery(auditFacetsQuery(filter));
  return (
    <QueryPanel
      id={id}
      className={className}
      title="Narrow down"
      what="the counts"
      query={query}
      height={480}
      flush
    >
      {(found) =>
        found.facets === null ? (
          <div className="grid justify-items-start gap-2 px-4 pb-3 text-sm">
            <p>Counting took too long. A shorter time range or another filter is faster.</p>
            <Button size="sm" onClick={() => void query.refetch()}>
              Count again
            </Button>
          </div>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-2 pb-3">
            {found.facets.map((facet) => (
              <FacetGroup
                key={facet.name}
                facet={facet}
                chosen={fields[facet.name]}
                onToggle={(value) => onToggle(facet.name, value)}
              />
            ))}
            <p className="text-fg-muted px-2 text-xs">{describeCounted(found)}</p>
          </div>
        )
      }
    </QueryPanel>
  );
}
