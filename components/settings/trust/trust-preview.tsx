'use client';

import { ArrowRight } from 'lucide-react';
import { formatCount, formatCounted, formatShare } from '@/components/format/format-count';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { Id } from '@/components/values/id';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { TrustRulesPreview } from '@/lib/domain/read-models/trust-rules';

/** Where the last events would belong with the rules that are being edited. */
export function TrustPreview({ preview }: { preview: TrustRulesPreview }) {
  const { read, oldest, unreadable, moves, unzoned, zones, examples } = preview;
  if (read === 0)
    return (
      <p role="status" className="text-sm">
        No event of the last 24 hours is there to try the rules on.
      </p>
    );
  const moved = moves.reduce((sum, { events }) => sum + events, 0);
  return (
    <section aria-label="Preview" className="grid gap-3">
      <div className="grid gap-1 text-sm">
        <p role="status" className="font-medium">
          {moved === 0
            ? `None of the last ${formatCounted(read, 'event')} would move.`
            : `${formatShare(moved, read)} last events would move.`}{' '}
          {`Unzoned: ${formatCount(unzoned.before)} now, ${formatCount(unzoned.after)} with these rules.`}
        </p>
        <p className="text-fg-muted text-xs">
          The newest events of the last 24 hours, at most 3,000; the oldest of them <Time at={oldest} />.
          {unreadable > 0
            ? ` The originals of ${formatCounted(unreadable, 'event')} can no longer be read: those stay where they are.`
            : ''}
        </p>
      </div>
      <Table label="Events by zone, now and with these rules">
        <TableHead>
          <tr>
            <TableHeader>Zone</TableHeader>
            <TableHeader className="text-right">Now</TableHeader>
            <TableHeader className="text-right">With these rules</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {zones.map(({ zone, before, after }) => (
            <TableRow key={zone}>
              <TableCell>{zone}</TableCell>
              <TableCell className="figures text-right">{formatCount(before)}</TableCell>
              <TableCell className="figures text-right">{formatCount(after)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {examples.length > 0 ? (
        <Table label="Examples of events that would move">
          <TableHead>
            <tr>
              <TableHeader>Event</TableHeader>
              <TableHeader>Service</TableHeader>
              <TableHeader>Source</TableHeader>
              <TableHeader>Moves</TableHeader>
              <TableHeader>Because of</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {examples.map(({ id, kind, service, source, from, to, rule }) => (
              <TableRow key={id}>
                <TableCell>
                  <span className="flex items-center gap-2">
                    {kind} <Id id={id} what="event" />
                  </span>
                </TableCell>
                <TableCell>
                  <TextOrMissing text={service} />
                </TableCell>
                <TableCell>{source}</TableCell>
                <TableCell>
                  <Move from={from} to={to} />
                </TableCell>
                <TableCell>{rule === null ? 'the inventory' : `rule ${rule}`}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </section>
  );
}

/** From one zone to another. */
export const Move = ({ from, to }: { from: string; to: string }) => (
  <span className="inline-flex items-center gap-2 whitespace-nowrap">
    {from}
    <ArrowRight aria-hidden className="size-3.5" />
    <VisuallyHidden>becomes</VisuallyHidden>
    {to}
  </span>
);
