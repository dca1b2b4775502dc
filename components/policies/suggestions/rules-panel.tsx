import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { SuggestedRule, Suggestion } from '@/lib/domain/read-models/suggestions';

/** Each rule in words, how often its traffic was seen, and what it would permit that was not, or was denied. */
export function RulesPanel({
  suggestion: { rules },
  description,
}: {
  suggestion: Suggestion;
  description: string;
}) {
  return (
    <Panel title={formatCounted(rules.length, 'rule')} description={description} flush>
      <Table label="Suggested rules">
        <TableHead>
          <tr>
            <TableHeader>Rule</TableHeader>
            <TableHeader>Permits</TableHeader>
            <TableHeader className="text-right">Seen</TableHeader>
            <TableHeader>Would newly permit</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {rules.map((rule, index) => (
            <TableRow key={index} className="align-top">
              <TableCell className="figures">{index + 1}</TableCell>
              <TableCell className="min-w-64">
                <Names names={rule.principals} />
                <p className="text-fg-muted text-xs">may</p>
                <Names names={rule.actions} />
                <p className="text-fg-muted text-xs">on</p>
                <Names names={rule.resources} />
                {rule.conditions.length > 0 ? (
                  <>
                    <p className="text-fg-muted text-xs">where</p>
                    <Names names={rule.conditions} />
                  </>
                ) : null}
              </TableCell>
              <TableCell className="figures text-right whitespace-nowrap">
                {formatCount(rule.weight)}
                <span className="text-fg-muted block text-xs">
                  {formatCounted(rule.events, 'event')} read
                </span>
              </TableCell>
              <TableCell className="min-w-64">
                <NewlyPermitted rule={rule} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul className="grid">
    {names.map((name) => (
      <li key={name} className="font-mono text-xs [overflow-wrap:anywhere]">
        {name}
      </li>
    ))}
  </ul>
);

function NewlyPermitted({ rule: { open, denied, deniedEvents } }: { rule: SuggestedRule }) {
  if (open.length === 0 && deniedEvents === 0)
    return <p className="text-fg-muted text-sm">Nothing that was not seen as good.</p>;
  return (
    <ul className="grid gap-1 text-sm">
      {open.map(({ resource, seen }) => (
        <li key={resource}>
          Any other id in <code className="font-mono text-xs [overflow-wrap:anywhere]">{resource}</code>;{' '}
          {formatCounted(seen, 'different one')} seen.
        </li>
      ))}
      {deniedEvents > 0 ? (
        <li>
          {formatCounted(deniedEvents, 'denial')} that nobody settled:
          <ul className="text-fg-muted mt-0.5 grid gap-0.5">
            {denied.slice(0, 5).map((access) => (
              <li
                key={`${access.principal} ${access.action} ${access.resource}`}
                className="font-mono text-xs [overflow-wrap:anywhere]"
              >
                {access.action} {access.resource} ({formatCount(access.weight)})
              </li>
            ))}
          </ul>
        </li>
      ) : null}
    </ul>
  );
}
