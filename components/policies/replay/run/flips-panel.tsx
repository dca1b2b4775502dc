'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount } from '@/components/format/format-count';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { QueryPanel } from '@/components/states/query-panel';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Id } from '@/components/values/id';
import { Time } from '@/components/values/time';
import { replayFlipsQuery } from '@/lib/client/replay-queries';
import type { ReplayDetail, ReplayFlip } from '@/lib/domain/read-models/replay';
import { isOpen } from '../replay-words';

const CHANGES = ['allow-to-deny', 'deny-to-allow', 'error', 'newly-decided'] as const;
type Change = (typeof CHANGES)[number];
const CHANGE_WORDS: Record<Change, string> = {
  'allow-to-deny': 'Allow → deny',
  'deny-to-allow': 'Deny → allow',
  error: 'Error',
  'newly-decided': 'Newly decided',
};

const VERDICTS = ['true-block', 'false-positive'] as const;
const VERDICT_WORDS: Record<NonNullable<ReplayFlip['verdict']>, string> = {
  'true-block': 'True block',
  'false-positive': 'False positive',
  open: 'Not settled',
};

const PRINCIPAL_LENGTH = 24;

const COLUMNS: readonly Column<ReplayFlip>[] = [
  {
    id: 'at',
    header: 'Time',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ occurredAt }) => <Time at={occurredAt} as="absolute" />,
    width: 'min-w-40',
  },
  {
    id: 'from',
    header: 'Then',
    value: ({ from }) => from,
    cell: ({ from }) => <OutcomeBadge outcome={from} />,
  },
  {
    id: 'to',
    header: 'Candidate',
    value: ({ to }) => to,
    cell: ({ to }) => <OutcomeBadge outcome={to} />,
  },
  {
    id: 'verdict',
    header: 'Judged',
    value: ({ verdict }) => verdict && VERDICT_WORDS[verdict],
    missing: 'not reviewed',
  },
  { id: 'service', header: 'Service', value: ({ service }) => service },
  {
    id: 'principal',
    header: 'Principal',
    value: ({ principal }) => principal,
    cell: ({ principal }) => <Id id={principal} what="principal" length={PRINCIPAL_LENGTH} copy={false} />,
  },
  { id: 'action', header: 'Action', value: ({ action }) => action },
  { id: 'resource', header: 'Resource', value: ({ resource }) => resource },
  { id: 'reason', header: 'Candidate said', value: ({ reason }) => reason, missing: 'nothing' },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, hidden: true },
  { id: 'environment', header: 'Environment', value: ({ environment }) => environment, hidden: true },
];

/** The decisions that the candidate decides otherwise, or fails on; each leads to its own page. */
export function FlipsPanel({ run }: { run: ReplayDetail }) {
  const [filter, setFilter] = useQueryStates(
    {
      change: parseAsStringEnum<Change>([...CHANGES]),
      verdict: parseAsStringEnum<(typeof VERDICTS)[number]>([...VERDICTS]),
      service: parseAsString,
    },
    { history: 'push' },
  );
  const { change, verdict, service } = filter;
  const query = useInfiniteQuery({
    ...replayFlipsQuery(run.id, {
      change: change ?? undefined,
      verdict: verdict ?? undefined,
      service: service ?? undefined,
      limit: 50,
    }),
    // While it runs there is more with every step.
    refetchInterval: isOpen(run) ? 3_000 : false,
  });
  const hasFilter = Boolean(change ?? verdict ?? service);
  const { counts, flipsKept } = run;
  const flips = counts.allowToDeny + counts.denyToAllow + counts.errors + counts.newlyDecided;
  return (
    <QueryPanel
      title="Decisions that change"
      description={
        flips > flipsKept && !isOpen(run)
          ? `The first ${formatCount(flipsKept)} of ${formatCount(flips)}; all are counted.`
          : 'In the order of time; each leads to its own page.'
      }
      query={query}
      what="the decisions that change"
      height={320}
      flush
      actions={
        <>
          <ChoiceSelect
            name="Change"
            all="Every change"
            value={change}
            options={CHANGES}
            wordOf={(each) => CHANGE_WORDS[each as Change]}
            onChoose={(each) => void setFilter({ change: each as Change | null })}
          />
          <ChoiceSelect
            name="Judged"
            all="Judged or not"
            value={verdict}
            options={VERDICTS}
            wordOf={(each) => VERDICT_WORDS[each as (typeof VERDICTS)[number]]}
            onChoose={(each) => void setFilter({ verdict: each as (typeof VERDICTS)[number] | null })}
          />
          <ChoiceSelect
            name="Service"
            all="All services"
            value={service}
            options={run.services.flatMap(({ name }) => name ?? [])}
            wordOf={(each) => each}
            onChoose={(each) => void setFilter({ service: each })}
          />
        </>
      }
      emptyOf={({ total }) =>
        total > 0
          ? null
          : hasFilter
            ? {
                kind: 'no-match',
                title: 'No change matches these filters',
                onClear: () => void setFilter({ change: null, verdict: null, service: null }),
              }
            : {
                kind: 'no-match',
                title: isOpen(run) ? 'Nothing changes so far' : 'The candidate decides everything as before',
              }
      }
    >
      {(list) => (
        <DataTable
          label="Decisions that change"
          counted={['decision', 'decisions']}
          columns={COLUMNS}
          rows={list.items}
          rowId={({ eventId }) => eventId}
          rowHref={({ eventId }) => `/denials/${encodeURIComponent(eventId)}`}
          total={list.total}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          filterKey={JSON.stringify(filter)}
          stack
        />
      )}
    </QueryPanel>
  );
}
