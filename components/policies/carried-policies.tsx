import { policyHref } from '@/components/charts/prepare/marker-link';
import { formatCount } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

/** The policies that a bundle carries, with what they decided in the range. */
export function CarriedPolicies({ policies }: { policies: PolicyDetail['carries'] }) {
  return (
    <Panel title="Policies in this bundle" description="Decisions and denials of the time range" flush>
      <Table label="Policies in this bundle">
        <TableHead>
          <tr>
            <TableHeader>Policy</TableHeader>
            <TableHeader className="text-right">Decisions</TableHeader>
            <TableHeader className="text-right">Denials</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {policies.map(({ name, decisions, denials }) => (
            <TableRow key={name}>
              <TableCell>
                <ScopedLink href={policyHref(name)} className="link inline-flex min-h-6 items-center">
                  {name}
                </ScopedLink>
              </TableCell>
              <TableCell className="figures text-right">
                {decisions > 0 ? formatCount(decisions) : 'No data'}
              </TableCell>
              <TableCell className="figures text-right">
                {decisions > 0 ? formatCount(denials) : 'No data'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
