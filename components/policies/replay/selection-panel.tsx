'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { presentOutcome } from '@/components/status/outcome-presentation';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { eventsQuery } from '@/lib/client/event-queries';
import { OUTCOMES, type DecisionOutcome } from '@/lib/domain/kinds';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Change = { outcome?: DecisionOutcome | null; sample?: number | null };

const DEFAULT_SAMPLE = 10_000;
const SMALLEST_SAMPLE = 100;

/** Which decisions are replayed: range and scope stand above, outcome and share here; with how many there are. */
export function SelectionPanel({
  policy,
  outcome,
  sample,
  onChange,
}: {
  policy: PolicyDetail;
  outcome: DecisionOutcome | null;
  sample: number | null;
  onChange: (change: Change) => void;
}) {
  return (
    <Panel
      title="Decisions"
      description="Time range, zone, service and environment are those at the top of the page."
    >
      <div className="grid gap-3">
        <p className="text-pretty" aria-live="polite">
          <Covered policy={policy} outcome={outcome} />
        </p>
        <div className="grid items-start gap-3 sm:grid-cols-3">
          <Field label="Outcome then">
            {(control) => (
              <Select
                {...control}
                value={outcome ?? ''}
                onChange={({ target }) =>
                  onChange({ outcome: (target.value || null) as DecisionOutcome | null })
                }
              >
                <option value="">Every outcome</option>
                {OUTCOMES.decision.map((each) => (
                  <option key={each} value={each}>
                    {presentOutcome(each).word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label="How many"
            hint="A sample is drawn by lot from each outcome and service; totals then have an interval."
          >
            {(control) => (
              <Select
                {...control}
                value={sample === null ? 'all' : 'sample'}
                onChange={({ target }) =>
                  onChange({ sample: target.value === 'all' ? null : DEFAULT_SAMPLE })
                }
              >
                <option value="all">All of them</option>
                <option value="sample">A sample</option>
              </Select>
            )}
          </Field>
          {sample === null ? null : (
            <Field label="Size of the sample" hint="About so many, at least 100.">
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={SMALLEST_SAMPLE}
                  step={100}
                  value={sample}
                  onChange={({ target }) =>
                    onChange({ sample: Math.max(1, Math.round(Number(target.value)) || SMALLEST_SAMPLE) })
                  }
                />
              )}
            </Field>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** How many decisions the selection has: exactly, or of a bundle by the sums of what it carries. */
function Covered({ policy, outcome }: { policy: PolicyDetail; outcome: DecisionOutcome | null }) {
  const { scope } = usePageScope();
  const isBundle = policy.carries.length > 0;
  const count = useInfiniteQuery({
    ...eventsQuery(
      { ...scope, kind: 'decision', policy: policy.id, outcome: outcome ?? undefined },
      { limit: 1 },
    ),
    enabled: !isBundle,
  });
  if (isBundle)
    return `About ${formatCounted(policy.decisions, 'decision')} of the ${formatCount(policy.carries.length)} policies that it carries, weighted by sampling.`;
  if (count.error)
    return 'How many decisions this covers could not be counted; the replay counts them itself.';
  if (!count.data) return 'Counting the decisions…';
  return count.data.total === 0
    ? 'No decision lies in this time range and scope. Choose a longer one at the top of the page.'
    : `Covers ${formatCounted(count.data.total, 'decision')}.`;
}
