'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { QueryPanel } from '@/components/states/query-panel';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { mappingsQuery, sourcesQuery } from '@/lib/client/settings-queries';
import { MappingEditor } from './mapping-editor';

/** How the results of a source's policies become allow or deny. */
export function MappingsSettings({ mayWrite }: { mayWrite: boolean }) {
  const [chosen, setChosen] = useQueryState('source', parseAsString);
  const sources = useQuery(sourcesQuery());
  const query = useQuery(mappingsQuery());
  return (
    <QueryPanel
      title="Decision mappings"
      description="How a result of a policy becomes allow or deny. The first rule whose policy matches decides; where none does, Gatehouse reads the shapes that OPA's integrations use."
      what="mappings"
      height={320}
      query={query}
      emptyOf={({ items }) =>
        items.length === 0 && sources.data?.items.length === 0 && !chosen
          ? {
              kind: 'not-connected',
              title: 'No source has sent decisions yet.',
              how: 'A mapping belongs to a source. Send its first decisions, then come back.',
            }
          : null
      }
    >
      {({ items }) => {
        const names = [
          ...new Set([
            // Native events say their outcome themselves.
            ...(sources.data?.items ?? [])
              .filter(({ adapter }) => adapter !== 'native')
              .map(({ source }) => source),
            ...items.map(({ source }) => source),
            ...(chosen ? [chosen] : []),
          ]),
        ].sort();
        const source = chosen ?? names[0];
        if (!source)
          return <p className="text-fg-muted text-sm">No source has sent results of policies yet.</p>;
        return (
          <div className="grid gap-4">
            <Field label="Source">
              {(control) => (
                <Select
                  {...control}
                  className="w-full max-w-72"
                  value={source}
                  onChange={(event) => void setChosen(event.target.value)}
                >
                  {names.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </Select>
              )}
            </Field>
            <MappingEditor
              key={source}
              source={source}
              stored={items.find((item) => item.source === source)?.rules ?? []}
              mayWrite={mayWrite}
            />
          </div>
        );
      }}
    </QueryPanel>
  );
}
