'use client';

import { formatCount } from '@/components/format/format-count';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import {
  POLICY_FINDINGS,
  type PolicyFindingKind,
  type PolicyList,
} from '@/lib/domain/read-models/policy-list';
import { describeFindingRule, FINDING_WORDS } from './describe-findings';

/** Which policies the list shows: all of them, or those with one finding; each with its number. */
export function FindingFilters({
  counts,
  finding,
  days,
  onFinding,
  onDays,
}: {
  counts: PolicyList['counts'] | undefined;
  finding: PolicyFindingKind | null;
  days: number;
  onFinding: (finding: PolicyFindingKind | null) => void;
  onDays: (days: number | null) => void;
}) {
  const chip = (kind: PolicyFindingKind | null, word: string, count: number | undefined) => (
    <Button
      key={word}
      size="sm"
      variant={finding === kind ? 'primary' : 'outline'}
      aria-pressed={finding === kind}
      onClick={() => onFinding(finding === kind ? null : kind)}
    >
      {word}
      {count === undefined ? null : <span className="figures opacity-80">{formatCount(count)}</span>}
    </Button>
  );
  return (
    <div className="grid gap-1.5" data-print="hide">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div role="group" aria-label="Findings" className="flex flex-wrap gap-1.5">
          {chip(null, 'All', counts?.all)}
          {POLICY_FINDINGS.map((kind) => chip(kind, FINDING_WORDS[kind], counts?.findings[kind]))}
        </div>
        <div className="flex items-center gap-1.5 text-sm">
          <Label htmlFor="unused-days" className="text-fg-muted font-normal">
            Unused after days
          </Label>
          <Input
            id="unused-days"
            type="number"
            min={1}
            max={365}
            className="w-20"
            value={days}
            onChange={({ target: { valueAsNumber } }) =>
              onDays(valueAsNumber >= 1 && valueAsNumber <= 365 ? Math.floor(valueAsNumber) : null)
            }
          />
        </div>
      </div>
      {finding ? (
        <p className="text-fg-muted text-xs text-pretty">
          {FINDING_WORDS[finding]}: {describeFindingRule(finding, days)}
        </p>
      ) : (
        <details className="text-fg-muted text-xs">
          <summary className="min-h-6 w-fit cursor-pointer py-1">
            How findings, owners and engines are told
          </summary>
          <dl className="mt-1 grid gap-1 text-pretty">
            {POLICY_FINDINGS.map((kind) => (
              <Rule key={kind} name={FINDING_WORDS[kind]}>
                {describeFindingRule(kind, days)}
              </Rule>
            ))}
            <Rule name="Owner">
              Who the inventory names as owner of the zones that the policy ever decided for; where it never
              decided, of the zones that its changes name.
            </Rule>
            <Rule name="Engine">The sources that report its decisions.</Rule>
            <Rule name="Age">Since its first revision, change or decision that is known here.</Rule>
          </dl>
        </details>
      )}
    </div>
  );
}

const Rule = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt className="text-fg inline font-medium">{name}: </dt>
    <dd className="inline">{children}</dd>
  </div>
);
