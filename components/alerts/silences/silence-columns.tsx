import { TriangleAlert } from 'lucide-react';
import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import type { TimeZone } from '@/components/format/format-time';
import { Time } from '@/components/values/time';
import type { SilenceRow } from '@/lib/domain/read-models/silences';
import { describeMatchers } from '../matchers/describe-matcher';
import { SilenceStateBadge, silenceStateWord } from './silence-state-badge';
import { describeTimes, KIND_WORDS } from './silence-words';

/** The columns of the list of silences, times in the reader's zone. */
export const silenceColumns = (zone: TimeZone): readonly Column<SilenceRow>[] => [
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason }) => reason,
    cell: ({ reason, kind, matchers }) => (
      <span className="grid py-1">
        <span className="text-pretty">{reason}</span>
        <span className="text-fg-muted text-xs font-normal text-pretty">
          {KIND_WORDS[kind]}: {describeMatchers(matchers)}
        </span>
      </span>
    ),
    sortable: true,
    width: 'min-w-72',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => silenceStateWord(state),
    cell: ({ state, isExpiring }) => (
      <span className="grid justify-items-start gap-0.5">
        <SilenceStateBadge state={state} />
        {isExpiring ? (
          <span className="inline-flex items-center gap-1 text-xs">
            <TriangleAlert aria-hidden className="text-status-at-risk size-3.5" />
            runs out soon
          </span>
        ) : null}
      </span>
    ),
    sortable: true,
  },
  {
    id: 'when',
    header: 'When',
    value: (silence) => describeTimes(silence, zone),
    cell: (silence) => (
      <span className="grid">
        <span className="text-pretty">{describeTimes(silence, zone)}</span>
        {silence.span && silence.recurrence ? (
          <span className="text-fg-muted text-xs">
            {silence.state === 'active' ? 'until ' : 'next '}
            <Time at={silence.state === 'active' ? silence.span.to : silence.span.from} />
          </span>
        ) : null}
      </span>
    ),
    width: 'min-w-52',
    wide: true,
  },
  {
    id: 'hiddenAlerts',
    header: 'Alerts hidden',
    value: ({ hiddenAlerts }) => hiddenAlerts,
    cell: ({ hiddenAlerts, hidesNow }) => (
      <span className="grid justify-items-end max-sm:justify-items-start">
        <span>{formatCount(hiddenAlerts)}</span>
        {hidesNow > 0 ? <span className="text-fg-muted text-xs">{formatCount(hidesNow)} now</span> : null}
      </span>
    ),
    sortable: true,
    align: 'right',
  },
  {
    id: 'hiddenDenials',
    header: 'Denials hidden',
    value: ({ hiddenDenials }) => hiddenDenials,
    cell: ({ hiddenDenials }) => formatCount(hiddenDenials!),
    missing: 'cannot be counted',
    sortable: true,
    align: 'right',
  },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner, sortable: true },
  { id: 'createdBy', header: 'Made by', value: ({ createdBy }) => createdBy, sortable: true },
];
