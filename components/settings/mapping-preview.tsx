'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { MappingsPreview } from '@/lib/domain/read-models/mappings';

const SHOWN_CHARACTERS = 120;

/** How the last decisions of a source read with the rules that are being edited. */
export function MappingPreview({ preview }: { preview: MappingsPreview }) {
  const { items, changed } = preview;
  if (items.length === 0)
    return (
      <p role="status" className="text-sm">
        This source sent no decision in the last seven days to try the rules on.
      </p>
    );
  return (
    <section aria-label="Preview" className="grid gap-2">
      <p role="status" className="text-sm font-medium">
        {changed === 0
          ? `None of the last ${formatCounted(items.length, 'decision')} would be read differently.`
          : `${changed} of the last ${formatCounted(items.length, 'decision')} would be read differently.`}
      </p>
      <Table label="The last decisions with these rules">
        <TableHead>
          <tr>
            <TableHeader>Policy</TableHeader>
            <TableHeader>Result</TableHeader>
            <TableHeader>Outcome</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {items.map(({ id, policy, result, before, after }) => (
            <TableRow key={id}>
              <TableCell>
                {before === 'deny' ? (
                  <Link className="link" href={`/denials/${encodeURIComponent(id)}`}>
                    {policy}
                  </Link>
                ) : (
                  policy
                )}
              </TableCell>
              <TableCell className="font-mono text-xs">
                {shorten(JSON.stringify(result) ?? 'undefined')}
              </TableCell>
              <TableCell>
                <span className="flex items-center gap-2">
                  <Outcome outcome={before} />
                  {before === after ? null : (
                    <>
                      <ArrowRight aria-hidden className="size-3.5" />
                      <VisuallyHidden>becomes</VisuallyHidden>
                      <Outcome outcome={after} />
                    </>
                  )}
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

const Outcome = ({ outcome }: { outcome: string }) =>
  outcome === 'quarantine' ? (
    <Badge variant="outline">Quarantine: not readable</Badge>
  ) : (
    <OutcomeBadge outcome={outcome} />
  );

const shorten = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
