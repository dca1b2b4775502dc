'use client';

import { useQuery } from '@tanstack/react-query';
import { Info, TriangleAlert } from 'lucide-react';
import { formatBurn } from '@/components/format/format-budget';
import { formatSeconds } from '@/components/format/format-duration';
import { useSettledInput } from '@/components/forms/use-settled-input';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { SeverityBadge } from '@/components/status/severity-badge';
import { cn } from '@/components/ui/cn';
import { LiveRegion } from '@/components/ui/live-region';
import { sloPreviewQuery } from '@/lib/client/slo-queries';
import { objectivePreviewSchema, type ObjectiveInput } from '@/lib/domain/objective';
import type { SloPreview, SloRule } from '@/lib/domain/read-models/objectives';
import { RuleStateBadge } from '../rule-state-badge';

const SETTLE_MS = 300;

/** What the rules mean for this target, window and method, in plain numbers, before anything is saved. */
export function RulePreview({ input }: { input: ObjectiveInput }) {
  const objective = useSettledInput(input, objectivePreviewSchema, SETTLE_MS);
  return (
    <Panel
      title="What the rules mean"
      description="For this target, window and method, as they stand in the form."
      className="lg:sticky lg:top-24"
    >
      {objective ? (
        <Preview objective={objective} />
      ) : (
        <p className="text-fg-muted text-sm">
          Complete target, window, method and rules: what the rules mean then stands here.
        </p>
      )}
    </Panel>
  );
}

function Preview({ objective }: { objective: Parameters<typeof sloPreviewQuery>[0] }) {
  const query = useQuery(sloPreviewQuery(objective));
  return (
    <QueryState query={query} what="the preview" height={240}>
      {(preview) => <Meaning preview={preview} />}
    </QueryState>
  );
}

function Meaning({ preview }: { preview: SloPreview }) {
  const { kind, maxBurn, allowedMinutes, rules, warnings } = preview;
  const isUnreachable = rules.some(({ isReachable }) => !isReachable);
  return (
    <div className="grid gap-3 text-sm">
      <LiveRegion>{warnings.join(' ')}</LiveRegion>
      {warnings.length > 0 ? (
        <ul
          className={cn('bg-muted grid gap-1 border-l-2 px-3 py-2', isUnreachable && 'border-status-at-risk')}
        >
          {warnings.map((warning, index) => (
            <li key={warning} className="flex gap-2">
              {/* What can never fire comes first. */}
              {isUnreachable && index === 0 ? (
                <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
              ) : (
                <Info aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
              )}
              <span>{warning}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {kind === 'budget' && allowedMinutes !== null ? (
        <p className="text-pretty">
          The budget is worth {formatSeconds(allowedMinutes * 60)} of a full outage in each window. A full
          outage burns at {formatBurn(maxBurn)}, the highest rate there is.
        </p>
      ) : null}
      {kind === 'review' ? (
        <p>Measured from reviewed samples: there is a budget, and no burn rate to alert on.</p>
      ) : null}
      {kind === 'trend' ? (
        <p>A trend: met while the attempts decrease, without a budget and without rules.</p>
      ) : null}
      <ol aria-label="Rules" className="grid gap-2">
        {rules.map((rule) => (
          <RuleMeaning key={rule.name} rule={rule} />
        ))}
      </ol>
    </div>
  );
}

function RuleMeaning({ rule }: { rule: SloRule }) {
  return (
    <li className="border-line rounded-md border px-3 py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{rule.name}</span>
        <SeverityBadge severity={rule.severity} />
        {rule.isReachable ? null : <RuleStateBadge state="unreachable" />}
      </p>
      <p className="text-pretty">{rule.meaning}</p>
      {rule.isNoisy ? (
        <p className="text-fg-muted text-xs">Its short window is under five minutes, so it may flap.</p>
      ) : null}
    </li>
  );
}
