'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { AuditPage } from '@/components/audit/audit-page';
import { formatCounted } from '@/components/format/format-count';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { describeRange } from '@/components/time-range/describe-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/values/use-now';
import { auditEntriesQuery } from '@/lib/client/audit-trail-queries';
import type { Permission } from '@/lib/domain/roles';
import { EntriesPanel } from './entries-panel';
import { FacetsPanel } from './facets-panel';
import { TrailChips } from './trail-chips';
import { TrailSearch } from './trail-search';
import { describeTrail } from './trail-words';
import { useTrailFilter } from './use-trail-filter';
import { ViewsMenu } from './views/views-menu';

const FACETS = 'facets';

/** `/audit`: who did what to what, newest first, narrowed down by facets and words. */
export function AuditTrailPage({ permissions }: { permissions: readonly Permission[] }) {
  const { filter, fields, given, setFields, toggle, clear } = useTrailFilter();
  const { range } = usePageScope();
  const query = useInfiniteQuery(auditEntriesQuery(filter));
  const words = describeRange(range, useNow(), useTimeZone());
  // On a phone the entries come first.
  const [showsFacets, setShowsFacets] = useState(false);
  const isFiltered = given.length > 0;
  const { data } = query;
  const isSettled = data !== undefined && !query.isPlaceholderData;
  const actor = data?.items.find((entry) => entry.actor.ref === fields.actor)?.actor;

  return (
    <AuditPage
      tab="/audit"
      permissions={permissions}
      controls={['range', 'refresh']}
      answer={isSettled ? describeTrail(data, words, isFiltered) : null}
    >
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <TrailSearch
            className="min-w-0 flex-1 max-sm:basis-full"
            value={fields.q}
            onChange={(q) => setFields({ q })}
          />
          <Button
            className="lg:hidden"
            aria-expanded={showsFacets}
            aria-controls={FACETS}
            onClick={() => setShowsFacets(!showsFacets)}
          >
            <ListFilter aria-hidden />
            Narrow down
          </Button>
          <ViewsMenu filter={filter} setFields={setFields} mayKeep={permissions.includes('audit:keep')} />
        </div>
        <TrailChips
          given={given}
          fields={fields}
          nameOfActor={actor ? (actor.name ?? actor.id) : null}
          onRemove={(name) => setFields({ [name]: null })}
          onClear={clear}
        />
        {data && data.unsearched > 0 ? (
          <p className="text-fg-muted text-sm">
            The words of the newest {formatCounted(data.unsearched, 'entry', 'entries')} cannot be searched
            yet.
          </p>
        ) : null}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[13.5rem_minmax(0,1fr)]">
        <FacetsPanel
          id={FACETS}
          className={showsFacets ? undefined : 'max-lg:hidden'}
          filter={filter}
          fields={fields}
          onToggle={toggle}
        />
        <EntriesPanel filter={filter} isFiltered={isFiltered} onClear={clear} />
      </div>
    </AuditPage>
  );
}
