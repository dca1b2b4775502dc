'use client';

import { useMemo } from 'react';
import { Panel } from '@/components/states/panel';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { unitOf } from '../objective-words';
import { BudgetChart } from '../charts/budget-chart';
import { BurnChart } from '../charts/burn-chart';
import { EventsChart } from '../charts/events-chart';
import { prepareSloPoints } from '../charts/prepare-slo-points';

/** The course of an objective: budget, burn, events; one crosshair over all of them. */
export function SloCharts({ slo }: { slo: SloDetail }) {
  const prepared = useMemo(() => prepareSloPoints(slo), [slo]);
  const unit = unitOf(slo.objective);
  const isBudget = slo.kind === 'budget';
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      {isBudget || slo.kind === 'review' ? (
        <Panel
          title="Error budget"
          description="What was left of the budget of the objective's window, beside the even spending of it"
          className="xl:col-span-2"
        >
          <BudgetChart slo={slo} prepared={prepared} />
        </Panel>
      ) : (
        <p className="text-fg-muted xl:col-span-2">
          Zero tolerance: there is no budget to burn. The bad {unit}s below are the violations.
        </p>
      )}
      {isBudget && slo.seriesBurn ? (
        <Panel
          title="Burn rate"
          description="How many times faster than evenly the budget is spent; an alert needs both windows"
          className="xl:col-span-2"
        >
          <BurnChart slo={slo} seriesBurn={slo.seriesBurn} prepared={prepared} />
        </Panel>
      ) : null}
      <Panel
        title={`Good ${unit}s`}
        description={unit === 'event' ? 'A minute, weighted by sampling' : 'A minute'}
      >
        <EventsChart slo={slo} prepared={prepared} line="good" />
      </Panel>
      <Panel title={`Bad ${unit}s`} description="A minute, on an axis of their own">
        <EventsChart slo={slo} prepared={prepared} line="bad" />
      </Panel>
    </div>
  );
}
