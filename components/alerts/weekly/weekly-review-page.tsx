'use client';

import { useQuery } from '@tanstack/react-query';
import { OpenActions } from '@/components/postmortem-actions/open-actions';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { weeklyReviewQuery } from '@/lib/client/weekly-review-query';
import type { WeeklyReview } from '@/lib/domain/read-models/weekly-review';
import { AlertsPage } from '../alerts-page';
import { DenialsTable } from './denials-table';
import { describeChanges, describeDenials, describeTelemetry, describeWeek } from './describe-week';
import { HidingSilences } from './hiding-silences';
import { OverdueRunbooks } from './overdue-runbooks';
import { RulesTable } from './rules-table';

/** `/alerts/weekly`: what a team looks at once a week, to have less of it the next. */
export function WeeklyReviewPage() {
  const { scope } = usePageScope();
  const query = useQuery(weeklyReviewQuery({ from: scope.from, to: scope.to, zone: scope.zone }));
  return (
    <AlertsPage tab="/alerts/weekly" answer={query.data ? describeWeek(query.data) : null}>
      <QueryState query={query} what="the review" height={640}>
        {(review) => <Review review={review} />}
      </QueryState>
    </AlertsPage>
  );
}

function Review({ review }: { review: WeeklyReview }) {
  return (
    <div className="grid gap-4">
      <Panel title="Noisy rules" description="How often each fired, and how often in vain." flush>
        <RulesTable rules={review.rules} />
      </Panel>
      <Panel title="Active denials" description={describeDenials(review.denials)} flush>
        <DenialsTable review={review} />
      </Panel>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title="Telemetry health">
          <Sentences sentences={describeTelemetry(review.telemetry)} />
        </Panel>
        <Panel title="Policy changes">
          <Sentences sentences={describeChanges(review.changes)} />
        </Panel>
        <Panel title="What silences hid" flush>
          <HidingSilences silences={review.silences} />
        </Panel>
        <Panel title="Overdue runbooks" flush>
          <OverdueRunbooks runbooks={review.overdueRunbooks} />
        </Panel>
      </div>
      <OpenActions />
    </div>
  );
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="grid gap-1 text-sm">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
