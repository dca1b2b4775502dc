'use client';

import type { ReactNode } from 'react';
import { CountLine } from '@/components/charts/count-line';
import { RatioLine } from '@/components/charts/ratio-line';
import { Panel } from '@/components/states/panel';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';

/** The course of each indicator over the window, large enough to read. */
export function Trends({
  dashboard,
  windowWords,
  children,
}: {
  dashboard: ExecutiveDashboard;
  windowWords: string;
  /** A further panel in the same grid. */
  children?: ReactNode;
}) {
  const { indicators, window, freshness } = dashboard;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {indicators.map(({ id, name, unit, objective, direction, sparkline, sample }) => (
        <Panel
          key={id}
          title={`${id} ${name.charAt(0).toLowerCase()}${name.slice(1)}, ${windowWords}`}
          description={sample ? 'The estimate from the start of the time range up to each point' : undefined}
        >
          {unit === 'count' ? (
            <CountLine
              name={name}
              counted={['attempt', 'attempts']}
              points={sparkline}
              window={window}
              freshness={freshness}
            />
          ) : (
            <RatioLine
              name={name}
              points={sparkline}
              window={window}
              freshness={freshness}
              objective={objective}
              direction={direction}
            />
          )}
        </Panel>
      ))}
      {children}
    </div>
  );
}
