'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { accessFindingsQuery } from '@/lib/client/access-queries';
import { GRANT_FINDINGS } from '@/lib/domain/access/state-of-grant';
import type { AccessFindings } from '@/lib/domain/read-models/access-grants';
import { FINDING_WORDS, grantHref } from './access-words';
import { grantColumns } from './grant-columns';

const COLUMNS = grantColumns('Ends', true);

/** What is wrong with break-glasses and elevations: how often, and with which. */
export function FindingsPanel() {
  const query = useQuery(accessFindingsQuery());
  const [chosen, setChosen] = useQueryState('finding', parseAsStringLiteral(GRANT_FINDINGS));
  return (
    <QueryPanel
      title="Findings"
      description="Break-glasses and elevations that somebody has to look at."
      query={query}
      what="findings"
      height={200}
      flush
      emptyOf={(data) =>
        data.items.length === 0
          ? {
              kind: 'all-quiet',
              title: 'Nothing to look at',
              checkedAt: data.checkedAt,
              detail: describeExamined(data),
            }
          : null
      }
    >
      {(data) => (
        <>
          <div role="group" aria-label="Kinds of findings" className="flex flex-wrap gap-2 px-4 pb-3">
            {GRANT_FINDINGS.filter((finding) => data.counts[finding] > 0 || finding === chosen).map(
              (finding) => (
                <Button
                  key={finding}
                  size="sm"
                  variant={finding === chosen ? 'primary' : 'outline'}
                  aria-pressed={finding === chosen}
                  title={FINDING_WORDS[finding].meaning}
                  onClick={() => void setChosen(finding === chosen ? null : finding)}
                >
                  {FINDING_WORDS[finding].word}
                  <span className="figures">{data.counts[finding]}</span>
                </Button>
              ),
            )}
          </div>
          <DataTable
            label="Findings"
            counted={['grant', 'grants']}
            columns={COLUMNS}
            rows={data.items.filter(({ findings }) => chosen === null || findings.includes(chosen))}
            rowId={({ id }) => id}
            rowHref={({ id }) => grantHref(id)}
            prefix="findings"
            firstRows={10}
            stack
          />
          <p className="border-line text-fg-muted border-t px-4 py-2 text-xs text-pretty">
            {describeExamined(data)}
          </p>
        </>
      )}
    </QueryPanel>
  );
}

const describeExamined = ({ examined, hasOlder, reviewWithinHours }: AccessFindings): string =>
  `${hasOlder ? 'The last ' : ''}${formatCounted(examined, 'grant')} looked at. A break-glass is to be reviewed by somebody else within ${reviewWithinHours} hours of its end.`;
