import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { NOT_REPLAYABLE_WORDS } from '../replay-words';

/** Why decisions could not be replayed, and what the candidate's errors said; nothing where there is neither. */
export function NotReplayedPanel({ run: { notReplayable, errorMessages } }: { run: ReplayDetail }) {
  const rows = [
    ...notReplayable.map(({ reason, what, decisions }) => ({
      kind: NOT_REPLAYABLE_WORDS[reason],
      what,
      decisions,
    })),
    ...errorMessages.map(({ message, decisions }) => ({
      kind: 'The candidate failed',
      what: message,
      decisions,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title="Not replayable, and errors" flush>
      <Table label="Not replayable, and errors">
        <TableHead>
          <tr>
            <TableHeader>Why</TableHeader>
            <TableHeader>What</TableHeader>
            <TableHeader className="text-right">Decisions</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ kind, what, decisions }) => (
            <TableRow key={`${kind} ${what}`}>
              <TableCell className="min-w-48">{kind}</TableCell>
              <TableCell className="min-w-48 font-mono text-xs [overflow-wrap:anywhere]">{what}</TableCell>
              <TableCell className="figures text-right">{formatCount(decisions)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
