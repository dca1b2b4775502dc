import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { REPLAY_RESULTS, type ReplayDetail, type ReplayResult } from '@/lib/domain/read-models/replay';

/** What each class is called and means. */
export const RESULT_WORDS: Record<ReplayResult, string> = {
  unchanged: 'Unchanged',
  allowToDeny: 'Allow → deny',
  denyToAllow: 'Deny → allow',
  errors: 'Error',
  newlyDecided: 'Newly decided',
  notReplayable: 'Not replayable',
};

/** What became of the replayed decisions; the classes add up. */
export function CountsPanel({ run: { counts } }: { run: ReplayDetail }) {
  return (
    <Panel
      title="What would change"
      description="Stored decisions that were replayed, each counted once."
      flush
    >
      <Table label="What would change">
        <TableHead>
          <tr>
            <TableHeader>Result</TableHeader>
            <TableHeader className="text-right">Decisions</TableHeader>
            <TableHeader className="text-right">Share</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {REPLAY_RESULTS.map((result) => (
            <TableRow key={result}>
              <TableCell>{RESULT_WORDS[result]}</TableCell>
              <TableCell className="figures text-right">{formatCount(counts[result])}</TableCell>
              <TableCell className="figures text-right">
                {formatRatio(counts[result] / counts.total)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
