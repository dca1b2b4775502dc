import { OctagonAlert } from 'lucide-react';
import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { describeReviews } from '../replay-words';

/** What becomes of the denials that people judged: true blocks that would pass are said first and loud. */
export function ReviewsPanel({ run: { reviews } }: { run: ReplayDetail }) {
  const { trueBlocksAllowed, trueBlocksKept, falsePositivesFixed, falsePositivesKept } = reviews;
  return (
    <Panel
      title="Reviewed denials"
      description="Denials that people judged, as the candidate decides them."
      flush
    >
      <p className="flex items-start gap-2 px-4 pb-3 text-pretty">
        {trueBlocksAllowed > 0 ? (
          <OctagonAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
        ) : null}
        {describeReviews(reviews)}
      </p>
      <Table label="Reviewed denials under the candidate">
        <TableHead>
          <tr>
            <TableHeader>Judged</TableHeader>
            <TableHeader className="text-right">Would pass</TableHeader>
            <TableHeader className="text-right">Stay denied</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          <Row name="True block" passing={trueBlocksAllowed} kept={trueBlocksKept} />
          <Row name="False positive" passing={falsePositivesFixed} kept={falsePositivesKept} />
        </TableBody>
      </Table>
    </Panel>
  );
}

function Row({ name, passing, kept }: { name: string; passing: number; kept: number }) {
  const figure = (value: number) => (passing + kept > 0 ? formatCount(value) : 'No data');
  return (
    <TableRow>
      <TableCell>{name}</TableCell>
      <TableCell className="figures text-right">{figure(passing)}</TableCell>
      <TableCell className="figures text-right">{figure(kept)}</TableCell>
    </TableRow>
  );
}
