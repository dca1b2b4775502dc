'use client';

import { useQuery } from '@tanstack/react-query';
import { changeOfRatio, type Change } from '@/components/format/format-change';
import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatRatio } from '@/components/format/format-ratio';
import { ChangeText } from '@/components/indicators/change-text';
import { IndicatorHelp } from '@/components/indicators/indicator-help';
import { QueryPanel } from '@/components/states/query-panel';
import { changeSummaryQuery } from '@/lib/client/activation-review-queries';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ChangeFigures as Figures } from '@/lib/domain/read-models/activation-reviews';
import { Card } from './card';
import { changeOfSeconds, describeReviewed } from './describe-change-figures';

/** How many policy changes failed, and how long it took to take them back, against the window before. */
export function ChangeFigures({ scope, windowWords }: { scope: ScopeFilter; windowWords: string }) {
  const query = useQuery(changeSummaryQuery(scope));
  return (
    <QueryPanel
      id="policy-changes"
      title="Policy changes"
      description={`Activations of policies and their automatic reviews, ${windowWords}, against the same time before${scope.zone ? '; of every zone, since a policy may decide in several' : ''}`}
      query={query}
      what="the figures of policy changes"
      height={140}
    >
      {({ current, previous }) => (
        <ul className="grid gap-3 sm:grid-cols-2">
          <FailureRate current={current} previous={previous} />
          <TimeToRollback current={current} previous={previous} />
        </ul>
      )}
    </QueryPanel>
  );
}

type Windows = { current: Figures; previous: Figures };

const FailureRate = ({ current, previous }: Windows) => (
  <Card
    label="Change failure rate"
    href={null}
    help={
      <IndicatorHelp
        name="change failure rate"
        lines={[
          ['Numerator', 'Activations that were reviewed as a regression, or rolled back'],
          [
            'Denominator',
            'Activations that were reviewed with data; returns to an older revision are no changes',
          ],
          ['Source', 'Change events and the automatic reviews after 5, 30 and 120 minutes'],
        ]}
      />
    }
    value={formatRatio(current.failureRate)}
    counts={
      current.reviewed > 0
        ? `${formatShare(current.failed, current.reviewed)} activations failed${describeReviewed(current)}`
        : `No activation was reviewed with data${describeReviewed(current)}`
    }
    change={
      <Compared
        change={changeOfRatio(current.failureRate, previous.failureRate)}
        counts={`${previous.failed} of ${previous.reviewed} before`}
      />
    }
    sparkline={null}
    status={null}
  />
);

const TimeToRollback = ({ current, previous }: Windows) => (
  <Card
    label="Time to rollback, median"
    href={null}
    help={
      <IndicatorHelp
        name="time to rollback"
        lines={[
          [
            'What',
            'From the activation of a revision until the one before was in force again, by environment',
          ],
          ['Source', 'Rollbacks and activations of earlier revisions in change events'],
        ]}
      />
    }
    value={formatSeconds(current.secondsToRollback)}
    counts={
      current.rolledBack > 0
        ? `of ${formatCounted(current.rolledBack, 'rollback')}`
        : 'Nothing was rolled back'
    }
    change={
      <Compared
        change={changeOfSeconds(current.secondsToRollback, previous.secondsToRollback)}
        counts={`${formatCounted(previous.rolledBack, 'rollback')} before`}
      />
    }
    sparkline={null}
    status={null}
  />
);

const Compared = ({ change, counts }: { change: Change | null; counts: string }) => (
  <span className="inline-flex flex-wrap gap-x-2">
    <ChangeText change={change} direction="lower" />
    {change ? <span className="text-fg-muted">{counts}</span> : null}
  </span>
);
