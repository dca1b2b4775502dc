'use client';

import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { Panel } from '@/components/states/panel';
import { SeverityBadge } from '@/components/status/severity-badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { SloRuleState } from '@/lib/domain/read-models/objectives';
import { RuleStateBadge } from '../rule-state-badge';

/** The alert rules of an objective: how each stands, and what it means in plain numbers. */
export function RulesPanel({ rules }: { rules: readonly SloRuleState[] }) {
  return (
    <Panel
      id="rules"
      title="Alert rules"
      description="A rule fires while both of its windows burn above its threshold."
      flush
    >
      {rules.length === 0 ? (
        <p className="text-fg-muted px-4 pb-3 text-sm">
          This objective has no rules, so nothing alerts on it.
        </p>
      ) : (
        <Table label="Alert rules">
          <TableHead>
            <tr>
              <TableHeader>State</TableHeader>
              <TableHeader>Rule and when it fires</TableHeader>
              <TableHeader className="text-right">Burn, long</TableHeader>
              <TableHeader className="text-right">Burn, short</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {rules.map((rule) => (
              <TableRow key={rule.name}>
                <TableCell>
                  <RuleStateBadge state={rule.state} />
                </TableCell>
                <TableCell className="min-w-56 py-2">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-medium">{rule.name}</span>
                    <SeverityBadge severity={rule.severity} />
                  </span>
                  <span className="text-pretty">{rule.meaning}</span>
                  <RuleNotes rule={rule} />
                </TableCell>
                <BurnCell burn={rule.longBurn} threshold={rule.factor} seconds={rule.longSeconds} />
                <BurnCell burn={rule.shortBurn} threshold={rule.factor} seconds={rule.shortSeconds} />
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}

function BurnCell({
  burn,
  threshold,
  seconds,
}: {
  burn: SloRuleState['longBurn'];
  threshold: number;
  seconds: number;
}) {
  return (
    <TableCell className="figures text-right whitespace-nowrap">
      {formatBurn(burn, threshold)}
      <span className="text-fg-muted block text-xs">{formatSeconds(seconds)}</span>
    </TableCell>
  );
}

/** What else decides whether the rule fires. */
function RuleNotes({ rule: { consumption, consumed, minTotal, minBad, isNoisy } }: { rule: SloRuleState }) {
  const notes = [
    consumption
      ? `${consumption.reading === 'hour' ? 'The last hour burned' : 'In all burned'}: ${formatBudgetShare(consumed)} of the budget, by ${consumption.basis}; it takes more than ${formatBudgetShare(consumption.share)}.`
      : null,
    minTotal > 0 || minBad > 1
      ? `Takes at least ${[minTotal > 0 ? formatCounted(minTotal, 'event') : null, formatCounted(minBad, 'bad event')].filter(Boolean).join(', ')} in the long window.`
      : null,
    isNoisy ? 'Its short window is under five minutes, so it may flap.' : null,
  ].filter(Boolean);
  return notes.length > 0 ? <span className="text-fg-muted block text-xs">{notes.join(' ')}</span> : null;
}
