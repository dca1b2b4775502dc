import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { REPLAY_RESULTS, type ReplayDetail } from '@/lib/domain/read-models/replay';
import { RESULT_WORDS } from './counts-panel';

/** Totals of all decisions of the selection, estimated from the sample, with the error of the estimate. */
export function SamplePanel({
  sample,
  isOpen,
}: {
  sample: NonNullable<ReplayDetail['sample']>;
  isOpen: boolean;
}) {
  const { population, confidence, strata, estimates } = sample;
  const replayed = strata.reduce((sum, each) => sum + each.replayed, 0);
  return (
    <Panel
      title="Estimated for all decisions"
      description={`${formatCounted(replayed, 'decision')} drawn by lot from ${population === null ? 'all' : formatCount(population)}, in ${formatCounted(strata.length, 'stratum', 'strata')} by outcome and service; ${Math.round(confidence * 100)} % intervals.`}
      flush
    >
      {isOpen ? (
        <p className="text-fg-muted px-4 pb-3 text-sm">Known when all of the sample has been replayed.</p>
      ) : (
        <Table label="Estimated totals">
          <TableHead>
            <tr>
              <TableHeader>Result</TableHeader>
              <TableHeader className="text-right">Estimate</TableHeader>
              <TableHeader className="text-right">Between</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {REPLAY_RESULTS.map((result) => {
              const estimate = estimates[result];
              return (
                <TableRow key={result}>
                  <TableCell>{RESULT_WORDS[result]}</TableCell>
                  <TableCell className="figures text-right">
                    {formatCount(estimate ? estimate.value : null)}
                  </TableCell>
                  <TableCell className="figures text-right whitespace-nowrap">
                    {estimate
                      ? `${formatCount(estimate.interval.low)} and ${formatCount(estimate.interval.high)}`
                      : 'No data'}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
