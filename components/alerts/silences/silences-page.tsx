'use client';

import { useQuery } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedLink } from '@/components/forms/permitted-link';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryPanel } from '@/components/states/query-panel';
import { SILENCES, silenceHref, silencesQuery } from '@/lib/client/silence-queries';
import { AlertsPage } from '../alerts-page';
import { silenceColumns } from './silence-columns';
import { SilencePanel } from './silence-panel';
import { describeSilences, WHO_SILENCES } from './silence-words';

/** `/alerts/silences`: what is kept from being told, by whom and why, and what that hid. */
export function SilencesPage({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(silencesQuery());
  const zone = useTimeZone();
  const columns = useMemo(() => silenceColumns(zone), [zone]);
  return (
    <AlertsPage
      tab={SILENCES}
      answer={query.data ? describeSilences(query.data.items) : null}
      controls={['refresh']}
      actions={
        <PermittedLink allowed={mayWrite} reason={WHO_SILENCES} href={`${SILENCES}/new`}>
          <BellOff aria-hidden />
          Add silence
        </PermittedLink>
      }
    >
      <QueryPanel
        title="Silences and maintenance windows"
        description="Those that hold or will, then those of the last 30 days. Alerts that they hide open and count all the same; only nobody is told."
        what="silences"
        height={360}
        flush
        query={query}
        emptyOf={({ items, generatedAt }) =>
          items.length === 0
            ? {
                kind: 'all-quiet',
                title: 'Nothing is silenced, nor was in the last 30 days',
                checkedAt: generatedAt,
              }
            : null
        }
      >
        {({ items }) => (
          <DataTable
            label="Silences"
            counted={['silence', 'silences']}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => silenceHref(id)}
            panelTitle={(_, silence) => silence?.reason ?? 'Silence'}
            renderPanel={(_, silence) =>
              silence ? (
                <SilencePanel key={silence.id} silence={silence} mayWrite={mayWrite} />
              ) : (
                <p>This silence is not in the list: it was over more than 30 days ago.</p>
              )
            }
            stack
          />
        )}
      </QueryPanel>
    </AlertsPage>
  );
}
