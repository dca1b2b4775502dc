'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { decisionHref } from '@/components/decisions/decision-href';
import { PathName } from '@/components/decisions/path-name';
import { formatCount } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { CAUSE_WORDS } from '@/components/status/judgement-presentation';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { NotReported } from '@/components/values/not-reported';
import { BulkVerdictDialog } from '@/components/verdicts/bulk-verdict-dialog';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import { CAUSES } from '@/lib/domain/verdict';
import { ONLY_REVIEWERS } from './review-words';

type RuleRow = ReviewEstimate['falsePositives'][number];

/** The false positives by the rule that made them: where M3's drill-down ends. */
export function FalsePositivesPanel({
  query,
  mayJudge,
}: {
  query: UseQueryResult<ReviewEstimate>;
  mayJudge: boolean;
}) {
  const [bulk, setBulk] = useState<RuleRow | null>(null);
  const { scope } = usePageScope();
  return (
    <>
      <QueryPanel
        id="false-positives"
        title="False positives by rule"
        description="Denials that people called wrong, of every origin, with the rule and revision that made them."
        query={query}
        what="false positives"
        height={200}
        flush
        emptyOf={({ falsePositives, freshness }) =>
          falsePositives.length > 0
            ? null
            : { kind: 'all-quiet', title: 'No denial was called wrong', checkedAt: freshness.generatedAt }
        }
      >
        {({ falsePositives }) => (
          <Table label="False positives by rule">
            <TableHead>
              <tr>
                <TableHeader>Policy and rule</TableHeader>
                <TableHeader className="text-right">False positives</TableHeader>
                <TableHeader>Revision</TableHeader>
                <TableHeader>Why</TableHeader>
                <TableHeader>One of them</TableHeader>
                <TableHeader>
                  <span className="sr-only">Actions</span>
                </TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {falsePositives.map((row) => (
                <TableRow key={`${row.policy} ${row.rule} ${row.revision}`}>
                  <TableCell className="min-w-48">
                    <ScopedLink
                      href={hrefOf('/denials', {
                        policy: row.policy,
                        rule: row.rule,
                        revision: row.revision,
                      })}
                      className="link inline-flex min-h-6 items-center"
                    >
                      {row.policy ? <PathName path={row.policy} /> : 'policy not reported'}
                    </ScopedLink>
                    <span className="text-fg-muted block text-xs">{row.rule ?? 'rule not reported'}</span>
                  </TableCell>
                  <TableCell className="figures text-right">{formatCount(row.denials)}</TableCell>
                  <TableCell className="whitespace-nowrap">{row.revision ?? <NotReported />}</TableCell>
                  <TableCell className="min-w-40">{describeCauses(row.causes)}</TableCell>
                  <TableCell>
                    <ScopedLink
                      href={decisionHref(row.latestEventId)}
                      className="link inline-flex min-h-6 items-center whitespace-nowrap"
                    >
                      Latest denial
                    </ScopedLink>
                  </TableCell>
                  <TableCell className="text-right">
                    <PermittedButton
                      size="sm"
                      allowed={mayJudge}
                      reason={ONLY_REVIEWERS}
                      onClick={() => setBulk(row)}
                    >
                      Judge the others
                    </PermittedButton>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </QueryPanel>
      {bulk ? (
        <BulkVerdictDialog
          open
          onOpenChange={(open) => (open ? undefined : setBulk(null))}
          filter={{ ...scope, ...filterOf(bulk) }}
          about={`denials of ${[bulk.policy, bulk.rule && `rule ${bulk.rule}`, bulk.revision].filter(Boolean).join(', ')}`}
        />
      ) : null}
    </>
  );
}

/** Only what the denials name can be filtered by. */
const filterOf = ({ policy, rule, revision }: RuleRow) => ({
  ...(policy !== null && { policy }),
  ...(rule !== null && { rule }),
  ...(revision !== null && { revision }),
});

/** "3 logic, 1 data": what people gave as the reason, most frequent first. */
function describeCauses(causes: RuleRow['causes']): string {
  return [...CAUSES, 'open' as const]
    .map((cause) => ({
      word: cause === 'open' ? 'no reason' : CAUSE_WORDS[cause].word.toLowerCase(),
      count: causes[cause],
    }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map(({ word, count }) => `${formatCount(count)} ${word}`)
    .join(', ');
}
