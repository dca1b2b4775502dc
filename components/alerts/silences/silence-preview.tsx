'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { useSettledInput } from '@/components/forms/use-settled-input';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { AlertStateBadge } from '@/components/status/alert-state-badge';
import { LiveRegion } from '@/components/ui/live-region';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { silencePreviewQuery } from '@/lib/client/silence-queries';
import type { SilenceInput } from '@/lib/domain/alerting/silence';
import {
  silencePreviewInputSchema,
  type SilencePreview as Preview,
  type SilencePreviewInput,
} from '@/lib/domain/read-models/silences';
import { namesSomething } from './silence-draft';
import { whyNoDenials } from './silence-words';

const SETTLE_MS = 400;
const SHOWN = 8;

/** What the silence would hide as it stands in the form, before it is saved. */
export function SilencePreview({ input: { matchers, recurrence } }: { input: SilenceInput }) {
  const asked = useSettledInput({ matchers, recurrence }, silencePreviewInputSchema, SETTLE_MS);
  return (
    <Panel
      title="What it would hide"
      description="Now, and if it had held all the time until now."
      className="lg:sticky lg:top-24"
    >
      {asked && namesSomething(asked.matchers) ? (
        <Asked input={asked} />
      ) : (
        <p className="text-fg-muted text-sm">Complete the matchers: what they match then stands here.</p>
      )}
    </Panel>
  );
}

function Asked({ input }: { input: SilencePreviewInput }) {
  const query = useQuery(silencePreviewQuery(input));
  return (
    <QueryState query={query} what="the preview" height={320}>
      {(preview) => <Found preview={preview} />}
    </QueryState>
  );
}

function Found({ preview }: { preview: Preview }) {
  const { warnings, openTotal, pastTotal, alerts, isCut, denialsLastHour, denialsLastDay } = preview;
  const cannot = whyNoDenials(preview.askedBeyondDenials);
  return (
    <div className="grid gap-4 text-sm">
      <LiveRegion>
        {[...warnings, `${formatCounted(openTotal, 'open alert')} would be hidden now.`].join(' ')}
      </LiveRegion>
      {warnings.length > 0 ? (
        <ul className="border-status-at-risk bg-muted grid gap-1 border-l-2 px-3 py-2">
          {warnings.map((warning) => (
            <li key={warning} className="flex gap-2">
              <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
              <span className="text-pretty">{warning}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        <Figure name="Open alerts, now" value={formatCount(openTotal)} />
        <Figure
          name={`Alerts of the last 30 days, of ${isCut ? 'the newest ' : ''}${formatCount(alerts)}`}
          value={formatCount(pastTotal)}
        />
        {cannot ? (
          <Figure name="Denials" value="cannot be counted" />
        ) : (
          <>
            <Figure name="Denials of the last hour" value={formatCount(denialsLastHour)} />
            <Figure name="Denials of the last day" value={formatCount(denialsLastDay)} />
          </>
        )}
      </dl>
      {cannot ? <p className="text-fg-muted -mt-2 text-xs text-pretty">{cannot}</p> : null}
      <Alerts title="Open now" alerts={preview.open} total={openTotal} />
      {openTotal === 0 ? (
        <Alerts title="Of the last 30 days" alerts={preview.past} total={pastTotal} />
      ) : null}
    </div>
  );
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div className="contents">
    <dt className="text-fg-muted">{name}</dt>
    <dd className="figures text-right font-medium">{value}</dd>
  </div>
);

function Alerts({ title, alerts, total }: { title: string; alerts: Preview['open']; total: number }) {
  if (alerts.length === 0) return null;
  const shown = alerts.slice(0, SHOWN);
  return (
    <div>
      <h3 className="mb-1 text-xs font-semibold">{title}</h3>
      <ul className="grid gap-1.5">
        {shown.map(({ id, title: name, state, since }) => (
          <li key={id} className="grid">
            <Link className="link inline-flex min-h-6 items-center" href={alertHref(id)} prefetch={false}>
              {name}
            </Link>
            <span className="text-fg-muted inline-flex flex-wrap items-center gap-2 text-xs">
              <AlertStateBadge state={state} /> began <Time at={since} />
            </span>
          </li>
        ))}
      </ul>
      {total > shown.length ? (
        <p className="text-fg-muted mt-1 text-xs">and {formatCount(total - shown.length)} more</p>
      ) : null}
    </div>
  );
}
