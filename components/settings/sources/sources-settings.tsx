'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table/data-table';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { sourcesQuery } from '@/lib/client/settings-queries';
import { describeSources } from './describe-sources';
import { KnownSources } from './known-sources';
import { sourceColumns } from './source-columns';
import { sourceHref } from './source-href';

/** Where events come from, whether they still do, and what can be connected. */
export function SourcesSettings({ mayReadQuarantine }: { mayReadQuarantine: boolean }) {
  const query = useQuery(sourcesQuery());
  return (
    <>
      <QueryPanel
        title="Sources"
        description={
          query.data ? describeSources(query.data.items) : 'What became of their events in the last 24 hours.'
        }
        what="sources"
        height={320}
        flush
        query={query}
        actions={
          <Button asChild>
            <Link href="/settings/sources/first-event">Send your first event</Link>
          </Button>
        }
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'No source has sent anything yet.',
                how: 'Create a token with the scope ingest, then choose a source below for the configuration to paste.',
              }
            : null
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Sources"
            counted={['source', 'sources']}
            columns={sourceColumns(mayReadQuarantine)}
            rows={items}
            rowId={({ source, adapter }) => `${source} ${adapter}`}
            rowHref={({ path }) => (path === null ? '/settings/sources' : sourceHref(path))}
            total={total}
            stack
          />
        )}
      </QueryPanel>
      <KnownSources />
    </>
  );
}
