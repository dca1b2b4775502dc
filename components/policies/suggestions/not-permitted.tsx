import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Suggestion } from '@/lib/domain/read-models/suggestions';

/** Good traffic that the text does not permit, and why; nothing where all of it is. */
export function NotPermitted({
  suggestion: { uncovered, uncoveredEvents, unsaid },
}: {
  suggestion: Suggestion;
}) {
  if (uncovered.length === 0 && unsaid.length === 0) return null;
  return (
    <Panel
      title="Good traffic that stays unpermitted"
      description="A rule for it would also permit what was rightly blocked, or the language or the source cannot say it."
      flush
    >
      {unsaid.length > 0 ? (
        <ul className="grid gap-1 px-4 pb-3 text-sm">
          {unsaid.map(({ problem, events }) => (
            <li key={problem}>
              {formatCounted(events, 'event')}: {problem}
            </li>
          ))}
        </ul>
      ) : null}
      {uncovered.length > 0 ? (
        <Table label="Good traffic that no rule permits">
          <TableHead>
            <tr>
              <TableHeader>Who</TableHeader>
              <TableHeader>What</TableHeader>
              <TableHeader className="text-right">Seen</TableHeader>
              <TableHeader>Why not</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {uncovered.map((access) => (
              <TableRow key={`${access.principal} ${access.action} ${access.resource}`} className="align-top">
                <TableCell className="font-mono text-xs [overflow-wrap:anywhere]">
                  {access.principal}
                </TableCell>
                <TableCell className="font-mono text-xs [overflow-wrap:anywhere]">
                  {access.action} {access.resource}
                </TableCell>
                <TableCell className="figures text-right">{formatCount(access.weight)}</TableCell>
                <TableCell className="min-w-48">{access.reason}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {uncoveredEvents > uncovered.reduce((sum, { events }) => sum + events, 0) ? (
        <p className="text-fg-muted px-4 pb-3 text-xs">
          The most frequent of {formatCounted(uncoveredEvents, 'event')}.
        </p>
      ) : null}
    </Panel>
  );
}
