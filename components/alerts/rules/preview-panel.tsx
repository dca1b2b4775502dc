'use client';

import { useQuery } from '@tanstack/react-query';
import { useSettledInput } from '@/components/forms/use-settled-input';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { LiveRegion } from '@/components/ui/live-region';
import { rulePreviewQuery } from '@/lib/client/alert-rule-queries';
import { alertRuleInputSchema, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { RulePreview } from '@/lib/domain/read-models/alert-rules';
import { describeTimes, listReservations } from './describe-preview';
import { PreviewChart } from './preview-chart';
import { PreviewEpisodes } from './preview-episodes';

const SETTLE_MS = 800;

/** How often the rule would have fired in the last 30 days as it stands in the form, on real history. */
export function PreviewPanel({ input }: { input: AlertRuleInput }) {
  // Neither its name nor whether it is on changes what it would have done.
  const judged = { ...input, name: 'preview', isEnabled: true, labels: {}, runbook: null };
  const rule = useSettledInput(judged, alertRuleInputSchema, SETTLE_MS);
  return (
    <Panel
      title="Would have fired"
      description="In the last 30 days, by what is known now, as it stands in the form."
      className="lg:sticky lg:top-24"
    >
      {rule ? (
        <Reckoned input={rule} />
      ) : (
        <p className="text-fg-muted text-sm">
          Complete the fields: how often it would have fired then stands here.
        </p>
      )}
    </Panel>
  );
}

function Reckoned({ input }: { input: AlertRuleInput }) {
  const query = useQuery(rulePreviewQuery(input));
  return (
    <QueryState query={query} what="the preview" height={420}>
      {(preview) => <Summary preview={preview} detector={input.detector} />}
    </QueryState>
  );
}

function Summary({ preview, detector }: { preview: RulePreview; detector: AlertRuleInput['detector'] }) {
  const zone = useTimeZone();
  const sentence = describeTimes(preview);
  return (
    <div className="grid gap-4 text-sm">
      <LiveRegion>{sentence}</LiveRegion>
      <div className="grid gap-1">
        <p className="font-medium text-pretty">{sentence}</p>
        <ul className="text-fg-muted grid gap-0.5 text-xs">
          {listReservations(preview, zone).map((reservation) => (
            <li key={reservation}>{reservation}</li>
          ))}
        </ul>
      </div>
      <PreviewChart charts={preview.charts} detector={detector} />
      <PreviewEpisodes preview={preview} />
    </div>
  );
}
