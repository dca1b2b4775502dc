'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { formatBytes, formatMoney } from '@/components/format/format-volume';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { Cost, NamedVolume } from '@/lib/domain/read-models/cost';

const VIEWS = ['zone', 'tier', 'source', 'service'] as const;
const LABELS = { zone: 'Zone', tier: 'Tier', source: 'Source', service: 'Service' } as const;

/** The month's volume and cost by zone, tier, source and service; the address holds which. */
export function CostTables({ cost }: { cost: Cost }) {
  const [view, setView] = useQueryState('by', parseAsStringLiteral(VIEWS).withDefault('zone'));
  const rows: Record<(typeof VIEWS)[number], (NamedVolume & { tier?: string })[]> = {
    zone: cost.byZone,
    tier: cost.byTier,
    source: cost.bySource,
    service: cost.byService,
  };
  return (
    <Tabs value={view} onValueChange={(next) => void setView(next as (typeof VIEWS)[number])}>
      <TabsList aria-label="Telemetry by">
        {VIEWS.map((each) => (
          <TabsTrigger key={each} value={each}>
            By {each}
          </TabsTrigger>
        ))}
      </TabsList>
      {VIEWS.map((each) => (
        <TabsContent key={each} value={each}>
          <VolumeTable view={each} rows={rows[each]} cost={cost} />
          {each === 'service' && cost.byService.length === 50 ? (
            <p className="text-fg-muted px-4 pt-2 text-xs">The fifty with the largest volume.</p>
          ) : null}
        </TabsContent>
      ))}
    </Tabs>
  );
}

function VolumeTable({
  view,
  rows,
  cost: { total, settings },
}: {
  view: (typeof VIEWS)[number];
  rows: readonly (NamedVolume & { tier?: string })[];
  cost: Cost;
}) {
  return (
    <Table label={`Telemetry by ${view}`}>
      <TableHead>
        <tr>
          <TableHeader>{LABELS[view]}</TableHeader>
          <TableHeader className="text-right">Cost</TableHeader>
          <TableHeader className="text-right">Share of cost</TableHeader>
          <TableHeader className="text-right">Events</TableHeader>
          <TableHeader className="text-right">Stored</TableHeader>
          <TableHeader className="text-right">Reported</TableHeader>
          {view === 'zone' ? <TableHeader>Tier</TableHeader> : null}
        </tr>
      </TableHead>
      <TableBody>
        {sortByCost(rows).map(({ name, tier, events, storedBytes, reportedBytes, cost }) => (
          <TableRow key={name}>
            <TableCell>{name === '' ? <i className="text-fg-muted">not reported</i> : name}</TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatMoney(cost, settings.currency)}
            </TableCell>
            <TableCell className="figures text-right">
              {cost !== null && total?.cost ? formatRatio(cost / total.cost) : 'No data'}
            </TableCell>
            <TableCell className="figures text-right">{formatCount(events)}</TableCell>
            <TableCell className="figures text-right whitespace-nowrap">{formatBytes(storedBytes)}</TableCell>
            <TableCell className="figures text-right whitespace-nowrap">
              {formatBytes(reportedBytes)}
            </TableCell>
            {view === 'zone' ? <TableCell>{tier}</TableCell> : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The most expensive first; without prices by volume, as the view gives them. */
const sortByCost = <Row extends NamedVolume>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => (other.cost ?? -1) - (one.cost ?? -1));
