'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/states/query-state';
import { OwnWindowContext } from '@/components/time-range/own-window';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { sloQuery } from '@/lib/client/slo-queries';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { FileLock } from '../file-lock';
import { labelOf } from '../objective-words';
import { SLOS } from '../slo-href';
import { SloNotes } from '../slo-notes';
import { AboutPanel } from './about-panel';
import { AttributionPanel } from './attribution-panel';
import { CorrectionsPanel } from './corrections-panel';
import { CorrectionsToggle, useCorrectionsChoice } from './corrections-toggle';
import { LookbacksPanel } from './lookbacks-panel';
import { ownWindowOf } from './own-window-of';
import { RulesPanel } from './rules-panel';
import { SloActions } from './slo-actions';
import { SloCharts } from './slo-charts';
import { SloTiles } from './slo-tiles';
import { TrendPanel } from './trend-panel';

/** `/slos/[sloId]`: how an objective does, what burned its budget, and which alerts watch it. */
export function SloPage({ sloId, mayWrite }: { sloId: string; mayWrite: boolean }) {
  const { range, isRangeChosen } = usePageScope();
  const [corrections] = useCorrectionsChoice();
  // Without a range in the address the server takes the objective's own window, which only it knows yet.
  const query = useQuery(sloQuery(sloId, { ...(isRangeChosen ? range : {}), corrections }));
  const slo = query.data?.objective.id === sloId ? query.data : undefined;
  const ownWindow = useMemo(() => (slo ? ownWindowOf(slo) : null), [slo]);
  const hasCorrections = slo !== undefined && (slo.corrections.length > 0 || !slo.withCorrections);
  return (
    <OwnWindowContext value={ownWindow}>
      <Page
        title={slo ? <Title slo={slo} /> : sloId}
        documentTitle={slo ? labelOf(slo.objective) : sloId}
        answer={slo?.sentence}
        back={{ href: SLOS, label: 'Objectives' }}
        controls={['range', 'refresh']}
        actions={
          slo ? (
            <>
              {hasCorrections ? <CorrectionsToggle /> : null}
              <SloActions objective={slo.objective} mayWrite={mayWrite} />
            </>
          ) : null
        }
      >
        <QueryState
          query={{ ...query, data: slo }}
          what="this objective"
          height={900}
          freshnessOf={({ freshness }) => freshness}
        >
          {(data) => <SloContent slo={data} />}
        </QueryState>
      </Page>
    </OwnWindowContext>
  );
}

const Title = ({ slo: { objective } }: { slo: SloDetail }) => (
  <span className="inline-flex items-center gap-2">
    {labelOf(objective)}
    {objective.ownedBy === null ? null : <FileLock file={objective.ownedBy} />}
  </span>
);

function SloContent({ slo }: { slo: SloDetail }) {
  return (
    <div className="grid gap-4">
      <SloNotes slo={slo} />
      <SloTiles slo={slo} />
      {slo.kind === 'trend' ? <TrendPanel slo={slo} /> : <SloCharts slo={slo} />}
      {slo.attribution.some(({ items }) => items.length > 0) ? (
        <section aria-labelledby="attribution" className="grid items-start gap-4 lg:grid-cols-2">
          <h2 id="attribution" className="text-base font-semibold lg:col-span-2">
            Who burned the budget
          </h2>
          {slo.attribution.map((attribution) => (
            <AttributionPanel key={attribution.by} slo={slo} attribution={attribution} />
          ))}
        </section>
      ) : null}
      {slo.kind === 'budget' || slo.kind === 'zero-tolerance' ? <RulesPanel rules={slo.rules} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {slo.kind === 'trend' ? null : (
          <div className="grid gap-4">
            {slo.lookbacks.length > 0 ? <LookbacksPanel lookbacks={slo.lookbacks} /> : null}
            <CorrectionsPanel slo={slo} />
          </div>
        )}
        <AboutPanel slo={slo} />
      </div>
    </div>
  );
}
