'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsStringEnum, useQueryState } from 'nuqs';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { describeRange } from '@/components/time-range/describe-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { useNow } from '@/components/values/use-now';
import { reviewEstimateQuery, type QueueKind } from '@/lib/client/review-queries';
import { describeEstimate } from './describe-estimate';
import { EstimatePanel } from './estimate-panel';
import { FalsePositivesPanel } from './false-positives-panel';
import { PoliciesPanel } from './policies-panel';
import { ReviewQueue } from './review-queue';
import { VerdictsPanel } from './verdicts-panel';

const TABS = ['queue', 'policies', 'verdicts'] as const;
type Tab = (typeof TABS)[number];
const KINDS: QueueKind[] = ['all', 'random', 'targeted'];

/** `/review`: were the denials right? The estimate, and the denials whose judgement would make it sharper. */
export function ReviewPage({ mayReadEvents, mayJudge }: { mayReadEvents: boolean; mayJudge: boolean }) {
  const { scope, range } = usePageScope();
  const query = useQuery(reviewEstimateQuery(scope));
  const words = describeRange(range, useNow(), useTimeZone());
  const windowWords = words.startsWith('Last') ? `the l${words.slice(1)}` : words;
  const [tab, setTab] = useQueryState('tab', parseAsStringEnum<Tab>([...TABS]).withDefault('queue'));
  const [kind, setKind] = useQueryState('queue', parseAsStringEnum<QueueKind>(KINDS).withDefault('all'));

  return (
    <Page title="Review" answer={query.data ? describeEstimate(query.data, windowWords) : null}>
      <EstimatePanel query={query} windowWords={windowWords} />
      <Tabs value={tab} onValueChange={(value) => void setTab(value as Tab)} className="min-w-0">
        <TabsList aria-label="Review">
          <TabsTrigger value="queue">Queue</TabsTrigger>
          <TabsTrigger value="policies">By policy</TabsTrigger>
          <TabsTrigger value="verdicts">Verdicts</TabsTrigger>
        </TabsList>
        <TabsContent value="queue">
          {mayReadEvents ? (
            <ReviewQueue kind={kind} onKind={(value) => void setKind(value)} mayJudge={mayJudge} />
          ) : (
            <NotAllowed title="Queue" />
          )}
        </TabsContent>
        <TabsContent value="policies" className="grid gap-4">
          <PoliciesPanel query={query} />
          {mayReadEvents ? (
            <FalsePositivesPanel query={query} mayJudge={mayJudge} />
          ) : (
            <NotAllowed title="False positives by rule" />
          )}
        </TabsContent>
        <TabsContent value="verdicts">
          {mayReadEvents ? <VerdictsPanel /> : <NotAllowed title="Verdicts" />}
        </TabsContent>
      </Tabs>
    </Page>
  );
}
