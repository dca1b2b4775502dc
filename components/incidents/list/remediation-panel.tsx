'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { describeRemediation } from '@/components/remediation/describe-remediation';
import { RemediationBreakdown } from '@/components/remediation/remediation-breakdown';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { remediationQuery } from '@/lib/client/indicator-queries';
import { CAUSE_NAMES, CAUSES } from '@/lib/domain/alerting/causes';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { RemediationGroup } from '@/lib/domain/read-models/remediation';
import { RemediationAlerts } from './remediation-alerts';

const PARTS = ['zone', 'revision', 'cause'] as const;
const WORDS = { zone: 'Zone', revision: 'Policy revision', cause: 'Cause' } as const;

const NAMES: Readonly<Record<(typeof PARTS)[number], (group: RemediationGroup) => string>> = {
  zone: ({ key }) => key ?? 'Not known',
  revision: ({ key, policy }) => (key === null ? 'No revision is known as the cause' : `${policy} ${key}`),
  cause: ({ key }) => {
    const known = CAUSES.find((cause) => cause === key);
    return known ? CAUSE_NAMES[known] : 'Not told apart';
  },
};

/** M9 of the time range by zone, policy revision and cause, beside the period before. */
export function RemediationPanel({ scope, mayWrite }: { scope: ScopeFilter; mayWrite: boolean }) {
  const query = useQuery(remediationQuery(scope));
  const [by, setBy] = useQueryState('by', parseAsStringLiteral(PARTS).withDefault('zone'));
  return (
    <QueryPanel
      id="remediation"
      title="M9 mean time to remediate"
      description="Alerts of the time range, own ones and those of other systems, beside the same length of time before. Corrected times count; drills do not."
      query={query}
      what="remediation"
      height={240}
      actions={PARTS.map((part) => (
        <Button
          key={part}
          size="sm"
          variant={by === part ? 'primary' : 'outline'}
          aria-pressed={by === part}
          onClick={() => void setBy(part)}
        >
          {WORDS[part]}
        </Button>
      ))}
      emptyOf={({ items, by: groups, freshness }) =>
        items.length > 0 || groups.zone.length > 0
          ? null
          : { kind: 'all-quiet', title: 'No alert in this time or before', checkedAt: freshness.generatedAt }
      }
    >
      {(data) => (
        <div className="grid gap-3">
          <div className="grid gap-1 text-sm">
            <p>{describeRemediation(data) || 'No alert was resolved or is open in this time.'}</p>
            <p className="text-fg-muted">
              Before: {describeRemediation(data.previous) || 'no alert was resolved or open.'}
            </p>
          </div>
          <RemediationBreakdown label={WORDS[by]} groups={data.by[by]} nameOf={NAMES[by]} />
          <RemediationAlerts alerts={data.items} mayWrite={mayWrite} />
        </div>
      )}
    </QueryPanel>
  );
}
