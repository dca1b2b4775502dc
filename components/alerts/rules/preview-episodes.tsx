'use client';

import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import type { RulePreview } from '@/lib/domain/read-models/alert-rules';
import { describeSubject } from './describe-subject';

const AROUND_MS = 30 * 60_000;
const SHOWN = 5;

/** What it would have fired about most, and the last times, each with the way to the events of that time. */
export function PreviewEpisodes({
  preview: { bySubject, last, window },
}: {
  preview: Pick<RulePreview, 'bySubject' | 'last' | 'window'>;
}) {
  if (last.length === 0) return null;
  return (
    <>
      <div>
        <h3 className="text-xs font-semibold">Most about</h3>
        <ul className="grid gap-0.5">
          {bySubject.slice(0, SHOWN).map(({ subject, itemName, times, firingSeconds }) => (
            <li key={JSON.stringify(subject)} className="flex justify-between gap-3">
              <span className="min-w-0 [overflow-wrap:anywhere]">{describeSubject(subject, itemName)}</span>
              <span className="figures text-fg-muted shrink-0">
                {formatCounted(times, 'time')}, {formatSeconds(firingSeconds)}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="text-xs font-semibold">The last times</h3>
        <ul className="grid gap-1">
          {last.slice(0, SHOWN).map(({ subject, itemName, from, to, isTold }) => (
            <li key={`${from} ${JSON.stringify(subject)}`} className="grid">
              <Link
                className="link inline-flex min-h-6 items-center gap-2"
                href={debugHref(subject, from, to ?? window.to)}
                prefetch={false}
              >
                <Time at={from} as="absolute" />
              </Link>
              <span className="text-fg-muted text-xs">
                {describeSubject(subject, itemName)},{' '}
                {to ? formatSeconds((Date.parse(to) - Date.parse(from)) / 1_000) : 'fires still'}
                {isTold ? '' : ', within the cooldown'}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const debugHref = ({ zone, service, environment, policy }: AlertSubject, from: string, to: string): string =>
  hrefOf('/debug', {
    from: new Date(Date.parse(from) - AROUND_MS).toISOString(),
    to: new Date(Date.parse(to) + AROUND_MS).toISOString(),
    zone,
    service,
    environment,
    policy,
  });
