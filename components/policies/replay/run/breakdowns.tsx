import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import type { ReplayBreakdownRow, ReplayDetail } from '@/lib/domain/read-models/replay';

/** The result by zone, service and principal, those with most changes first. */
export function Breakdowns({ run: { zones, services, principals } }: { run: ReplayDetail }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <Places title="By zone" rows={zones} />
        {principals.length > 0 ? (
          <Panel title="By principal" description="Flipped decisions and errors only." flush>
            <Table label="By principal">
              <TableHead>
                <tr>
                  <TableHeader>Principal</TableHeader>
                  <TableHeader className="text-right">Allow → deny</TableHeader>
                  <TableHeader className="text-right">Deny → allow</TableHeader>
                  <TableHeader className="text-right">Errors</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {principals.map((row) => (
                  <TableRow key={`${row.isRest} ${row.name}`}>
                    <TableCell className="min-w-40 [overflow-wrap:anywhere]">
                      <Name {...row} />
                    </TableCell>
                    <TableCell className="figures text-right">{formatCount(row.allowToDeny)}</TableCell>
                    <TableCell className="figures text-right">{formatCount(row.denyToAllow)}</TableCell>
                    <TableCell className="figures text-right">{formatCount(row.errors)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Panel>
        ) : null}
      </div>
      <Places title="By service" rows={services} />
    </div>
  );
}

function Places({ title, rows }: { title: string; rows: readonly ReplayBreakdownRow[] }) {
  return (
    <Panel title={title} flush>
      <Table label={title}>
        <TableHead>
          <tr>
            <TableHeader>Name</TableHeader>
            <TableHeader className="text-right">Decisions</TableHeader>
            <TableHeader className="text-right">Allow → deny</TableHeader>
            <TableHeader className="text-right">Deny → allow</TableHeader>
            <TableHeader className="text-right">Errors</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.isRest} ${row.name}`}>
              <TableCell className="min-w-32 [overflow-wrap:anywhere]">
                <Name {...row} />
              </TableCell>
              <TableCell className="figures text-right">{formatCount(row.counts.total)}</TableCell>
              <TableCell className="figures text-right">{formatCount(row.counts.allowToDeny)}</TableCell>
              <TableCell className="figures text-right">{formatCount(row.counts.denyToAllow)}</TableCell>
              <TableCell className="figures text-right">{formatCount(row.counts.errors)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

function Name({ name, isRest }: { name: string | null; isRest: boolean }) {
  if (isRest) return <span className="text-fg-muted">all others</span>;
  return name === null ? <NotReported /> : name;
}
