'use client';

import Link from 'next/link';
import { formatBudgetShare } from '@/components/format/format-budget';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import type { SloAttribution, SloDetail } from '@/lib/domain/read-models/objectives';
import { attributionHref } from './attribution-href';
import { ownWindowOf } from './own-window-of';

const WORDS: Record<SloAttribution['by'], { title: string; one: string; plural: string }> = {
  zone: { title: 'By zone', one: 'Zone', plural: 'zones' },
  service: { title: 'By service', one: 'Service', plural: 'services' },
  policy: { title: 'By policy', one: 'Policy', plural: 'policies' },
  revision: { title: 'By policy revision', one: 'Revision', plural: 'revisions' },
};

/** Who burned the budget, by one dimension: share of the bad events, and of the budget. */
export function AttributionPanel({ slo, attribution }: { slo: SloDetail; attribution: SloAttribution }) {
  // What is attributed is of the objective's own window, whatever range the charts show.
  const range = ownWindowOf(slo)?.range ?? slo.window;
  const { by, items, others } = attribution;
  const { title, one, plural } = WORDS[by];
  return (
    <Panel
      title={title}
      description={
        by === 'revision' ? 'A revision leads to its diff.' : `A ${one.toLowerCase()} leads to its events.`
      }
      flush
    >
      {items.length === 0 ? (
        <p className="text-fg-muted px-4 pb-3 text-sm">
          {slo.budget && slo.budget.counts.bad > 0
            ? `The bad events carry no ${one.toLowerCase()}.`
            : 'No bad event burned budget.'}
        </p>
      ) : (
        <Table label={`Budget burned ${title.toLowerCase()}`}>
          <TableHead>
            <tr>
              <TableHeader>{one}</TableHeader>
              <TableHeader className="text-right">Bad events</TableHeader>
              <TableHeader className="text-right">Of all bad</TableHeader>
              <TableHeader className="text-right">Of the budget</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {items.map((item) => (
              <TableRow key={`${item.policy} ${item.name}`}>
                <TableCell className="[overflow-wrap:anywhere]">
                  <Name item={item} href={attributionHref(by, item, slo, range)} />
                  {by === 'revision' && item.policy ? (
                    <span className="text-fg-muted block text-xs">{item.policy}</span>
                  ) : null}
                </TableCell>
                <TableCell className="figures text-right whitespace-nowrap">
                  {formatCount(item.bad)}
                  <span className="text-fg-muted block text-xs">of {formatCount(item.total)}</span>
                </TableCell>
                <TableCell className="figures text-right whitespace-nowrap">
                  {formatRatio(item.shareOfBad)}
                </TableCell>
                <TableCell className="figures text-right font-medium whitespace-nowrap">
                  {formatBudgetShare(item.consumed)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {others > 0 ? (
        <p className="text-fg-muted px-4 py-2 text-xs">
          Top {items.length} of {formatCount(items.length + others)} {plural}.
        </p>
      ) : null}
    </Panel>
  );
}

function Name({ item: { name }, href }: { item: SloAttribution['items'][number]; href: string | null }) {
  if (name === '') return <NotReported />;
  if (!href) return <span className="inline-flex min-h-6 items-center font-medium">{name}</span>;
  return (
    <Link href={href} prefetch={false} className="link inline-flex min-h-6 items-center font-medium">
      {name}
    </Link>
  );
}
