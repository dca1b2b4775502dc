'use client';

import { Sparkline } from '@/components/charts/sparkline';
import { changeOfRatio } from '@/components/format/format-change';
import { formatRatio } from '@/components/format/format-ratio';
import { formatShare } from '@/components/format/format-count';
import { ChangeText } from '@/components/indicators/change-text';
import {
  changeOfIndicator,
  describeCounts,
  formatIndicatorFigure,
  hasFewEvents,
} from '@/components/indicators/format-indicator';
import { noteIncompleteness } from '@/components/indicators/describe-completeness';
import { FormulaDrawer } from '@/components/indicators/formula-drawer';
import { IndicatorHelp } from '@/components/indicators/indicator-help';
import { StatusBadge } from '@/components/status/status-badge';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import { Card } from './card';
import { INDICATOR_LINK } from './indicator-link';

const SHOWN = ['M1', 'M2', 'M7', 'M6', 'M10'] as const;

/** The first row: coverage and five ratio indicators, each with its change and its course. */
export function Cards({ dashboard, windowWords }: { dashboard: ExecutiveDashboard; windowWords: string }) {
  const { coverage, indicators } = dashboard;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 md:grid-cols-3 2xl:grid-cols-6">
      <Card
        label="Services in a zone, now"
        href="/services"
        help={
          <IndicatorHelp
            name="services in a zone"
            lines={[
              ['Numerator', 'Services of the inventory that belong to a zone'],
              ['Denominator', 'Services of the inventory'],
              ['Source', 'The inventory'],
            ]}
          />
        }
        value={formatRatio(coverage.ratio)}
        counts={coverage.total > 0 ? formatShare(coverage.good, coverage.total) : 'The inventory is empty'}
        change={
          <ChangeText change={changeOfRatio(coverage.ratio, coverage.previousRatio)} direction="higher" />
        }
        sparkline={null}
        status={null}
      />
      {SHOWN.flatMap((id) => indicators.filter((indicator) => indicator.id === id)).map((indicator) => (
        <IndicatorCard
          key={indicator.id}
          indicator={indicator}
          windowWords={windowWords}
          dashboard={dashboard}
        />
      ))}
    </ul>
  );
}

function IndicatorCard({
  indicator,
  windowWords,
  dashboard: { window, freshness },
}: {
  indicator: Indicator;
  windowWords: string;
  dashboard: ExecutiveDashboard;
}) {
  const { id, name, direction, objective, status, sparkline, completeness } = indicator;
  const value = formatIndicatorFigure(indicator);
  const counts = describeCounts(indicator);
  return (
    <Card
      label={`${id} ${name.charAt(0).toLowerCase()}${name.slice(1)}, ${windowWords}`}
      href={INDICATOR_LINK[id]}
      help={<FormulaDrawer indicator={indicator} window={window} computedAt={freshness.generatedAt} />}
      value={value}
      counts={[counts, hasFewEvents(indicator) ? 'few events' : null, noteIncompleteness(completeness)]
        .filter(Boolean)
        .join(', ')}
      status={<StatusBadge status={status} />}
      change={<ChangeText change={changeOfIndicator(indicator)} direction={direction} />}
      sparkline={
        <Sparkline
          points={sparkline}
          objective={objective}
          width={96}
          label={`${name}, ${windowWords}, now ${value}`}
        />
      }
    />
  );
}
