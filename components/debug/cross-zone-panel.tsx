'use client';

import { useQuery } from '@tanstack/react-query';
import { CountLine } from '@/components/charts/count-line';
import { formatCount } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { StatusBadge } from '@/components/status/status-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { crossZoneQuery } from '@/lib/client/indicator-queries';
import type { EventFilter } from '@/lib/domain/filters';
import type { CrossZone } from '@/lib/domain/read-models/cross-zone';
import { describeTrend } from './describe-trend';

const DAY_MS = 86_400_000;

/** M8: attempts to reach another zone, by day over four weeks, and from where to where. */
export function CrossZonePanel({ filter }: { filter: EventFilter }) {
  const { from, to, zone, service, environment } = filter;
  const query = useQuery(crossZoneQuery({ from, to, zone, service, environment }));
  return (
    <QueryPanel
      id="cross-zone"
      title="M8 cross-zone access attempts"
      description="By day over the last 28 complete days (UTC), and from where to where on the days of this time range"
      query={query}
      what="cross-zone attempts"
      height={280}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ days, pairs }) =>
        pairs.length === 0 && days.every(({ attempts }) => attempts === null)
          ? {
              kind: 'no-match',
              title: 'No flow and no decision was seen',
              detail: 'Attempts are counted from denied flows and decisions with a target zone.',
            }
          : null
      }
    >
      {(data) => <CrossZoneView data={data} />}
    </QueryPanel>
  );
}

function CrossZoneView({ data: { days, pairs, trend, freshness, window } }: { data: CrossZone }) {
  const first = days[0]!.day;
  const end = new Date(Date.parse(days.at(-1)!.day) + DAY_MS).toISOString();
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center gap-2 text-sm">
        <StatusBadge status={trend.status} />
        {describeTrend(trend)}
      </p>
      <div className="grid gap-4 xl:grid-cols-2">
        <CountLine
          name="Attempts a day"
          counted={['attempt', 'attempts']}
          points={days.map(({ day, attempts }) => ({ at: `${day}T00:00:00Z`, value: attempts }))}
          window={{ from: `${first}T00:00:00Z`, to: end }}
          freshness={freshness}
        />
        <Table label="From where to where">
          <TableHead>
            <tr>
              <TableHeader>From</TableHeader>
              <TableHeader>To</TableHeader>
              <TableHeader className="text-right">Attempts</TableHeader>
              <TableHeader className="text-right">Principals</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {pairs.slice(0, 10).map(({ zone, targetZone, attempts, principals }) => (
              <TableRow key={`${zone} ${targetZone}`}>
                <TableCell>{zone}</TableCell>
                <TableCell>
                  <ScopedLink
                    href={hrefOf('/debug', {
                      from: window.from,
                      to: window.to,
                      zone,
                      targetZone,
                      outcome: 'deny',
                    })}
                    className="link inline-flex min-h-6 items-center"
                  >
                    {targetZone}
                  </ScopedLink>
                </TableCell>
                <TableCell className="figures text-right">{formatCount(attempts)}</TableCell>
                <TableCell className="figures text-right">{formatCount(principals)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}
