'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryPanel } from '@/components/states/query-panel';
import { correctionsQuery } from '@/lib/client/slo-queries';
import type { Correction } from '@/lib/domain/objective';
import { CORRECTIONS, SLOS } from '../slo-href';
import { WHO_CHANGES_OBJECTIVES } from '../who-changes-objectives';
import { AddCorrectionDialog } from './add-correction-dialog';
import { correctionColumns } from './correction-columns';
import { CorrectionPanel } from './correction-panel';

/** `/slos/corrections`: the planned windows that do not count against budgets. */
export function CorrectionsPage({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(correctionsQuery());
  const [, setOpenId] = useQueryState('open', parseAsString);
  const [adding, setAdding] = useState(false);
  const zone = useTimeZone();
  const columns = useMemo(() => correctionColumns(zone), [zone]);
  return (
    <Page
      title="Corrections"
      answer={query.data ? answerOf(query.data.items) : null}
      back={{ href: SLOS, label: 'Objectives' }}
      controls={[]}
      actions={
        <PermittedButton allowed={mayWrite} reason={WHO_CHANGES_OBJECTIVES} onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          Add correction
        </PermittedButton>
      }
    >
      <QueryPanel
        title="Corrections"
        description="Planned windows, once or recurring, that count neither for nor against budgets."
        what="corrections"
        height={320}
        flush
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'No window is left out',
                how: 'Add one for planned maintenance, for hours nobody works, or for a deployment. Every page of an objective shows its figures with and without them.',
              }
            : null
        }
      >
        {({ items }) => (
          <DataTable
            label="Corrections"
            counted={['correction', 'corrections']}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => `${CORRECTIONS}?open=${encodeURIComponent(id)}`}
            panelTitle={(_, correction) => correction?.reason ?? 'Correction'}
            renderPanel={(_, correction) =>
              correction ? (
                <CorrectionPanel
                  key={correction.id}
                  correction={correction}
                  mayWrite={mayWrite}
                  onRemoved={() => void setOpenId(null)}
                />
              ) : (
                <p>This correction is not in the list.</p>
              )
            }
            defaultSort={{ column: 'createdAt', descending: true }}
            stack
          />
        )}
      </QueryPanel>
      <AddCorrectionDialog open={adding} onOpenChange={setAdding} />
    </Page>
  );
}

function answerOf(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return 'Every event counts: there is no correction.';
  const recurring = corrections.filter(({ times }) => times.type === 'recurring').length;
  const once = corrections.length - recurring;
  return `${formatCounted(corrections.length, 'correction')}: ${once} once, ${recurring} recurring.`;
}
