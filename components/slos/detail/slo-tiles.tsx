'use client';

import { formatBurn } from '@/components/format/format-budget';
import { formatCount, formatShare } from '@/components/format/format-count';
import { noteIncompleteness } from '@/components/indicators/describe-completeness';
import { FormulaDrawer } from '@/components/indicators/formula-drawer';
import { SloStatusBadge } from '@/components/status/slo-status-badge';
import { StatusBadge } from '@/components/status/status-badge';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { describeMethod, describeObjectiveWindow, describeTarget, unitOf } from '../objective-words';
import {
  describeBurns,
  formatBudgetLeft,
  formatSli,
  hasFewEvents,
  noteExhaustion,
  statusOf,
} from '../read-slo';
import {
  describeAllowance,
  describeAllowedOutage,
  describeEvents,
  describeExhaustion,
  describeReset,
  noteOnExhaustion,
} from './describe-tiles';
import { formulaOf } from './formula-of';
import { Tile } from './tile';

/** The figures of an objective, each with what it rests on. */
export function SloTiles({ slo }: { slo: SloDetail }) {
  const { objective, kind, budget, burn, status, isMet, completeness } = slo;
  const unit = unitOf(objective);
  const burns = describeBurns(slo);
  const incomplete = noteIncompleteness(completeness);
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
      <Tile
        label="Objective"
        value={describeTarget(objective)}
        lines={[
          describeObjectiveWindow(objective.window),
          kind === 'trend' ? null : describeMethod(objective.method),
          <StatusBadge key="met" status={statusOf(isMet)} />,
        ]}
      />
      <Tile
        label={`${objective.indicator} now`}
        value={formatSli(slo)}
        action={
          <FormulaDrawer
            indicator={formulaOf(slo)}
            window={budget?.window ?? slo.window}
            computedAt={slo.freshness.generatedAt}
          />
        }
        lines={[
          budget && budget.counts.total > 0
            ? `${formatShare(budget.counts.good, budget.counts.total)} good`
            : null,
          incomplete,
        ]}
      />
      {kind === 'trend' ? null : (
        <Tile
          label="Budget left"
          value={formatBudgetLeft(slo)}
          lines={[
            noteExhaustion(budget),
            describeAllowance(slo),
            describeAllowedOutage(slo),
            describeReset(slo),
          ]}
        />
      )}
      {burn && burns ? (
        <Tile
          label="Burn"
          value={burns[0]}
          lines={[
            burns[1],
            `Threshold ${formatBurn(burn.threshold)} in both windows`,
            <SloStatusBadge key="status" status={status} />,
          ]}
        />
      ) : null}
      {kind === 'budget' ? (
        <Tile label="Time to exhaustion" value={describeExhaustion(slo)} lines={[noteOnExhaustion(slo)]} />
      ) : null}
      <Tile
        label={kind === 'trend' ? 'Attempts' : unit === 'event' ? 'Events' : 'Slices'}
        value={budget ? formatCount(budget.counts.total) : formatCount(slo.value)}
        lines={[
          ...describeEvents(slo),
          hasFewEvents(slo)
            ? `Few ${unit}s: one of them moves the figures more than the objective allows`
            : null,
        ]}
      />
    </ul>
  );
}
