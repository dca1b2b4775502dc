'use client';

import { CalendarOff } from 'lucide-react';
import Link from 'next/link';
import { formatWindow } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Panel } from '@/components/states/panel';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { CATEGORY_WORDS, describeHidden } from '../describe-correction';
import { CORRECTIONS } from '../slo-href';

/** Listed at first; a daily window of a quarter is more than anybody reads. */
const SHOWN = 8;

/** The planned windows that fall into what is shown, and how much of the budget they hide. */
export function CorrectionsPanel({ slo }: { slo: SloDetail }) {
  const zone = useTimeZone();
  const latest = slo.corrections.toSorted((one, other) => Date.parse(other.from) - Date.parse(one.from));
  return (
    <Panel
      id="corrections"
      title="Corrections"
      description={describeHidden(slo) ?? 'No planned window falls into the window of this objective.'}
      actions={
        <Link href={CORRECTIONS} prefetch={false} className="link inline-flex min-h-6 items-center text-sm">
          All corrections
        </Link>
      }
    >
      {latest.length > 0 ? (
        <ul className="grid gap-1.5 text-sm">
          {latest.slice(0, SHOWN).map(({ id, from, to, category, reason }) => (
            <li key={`${id} ${from}`} className="flex gap-2">
              <CalendarOff aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
              <span>
                {formatWindow(new Date(from), new Date(to), zone)}
                <span className="text-fg-muted block text-xs">
                  {CATEGORY_WORDS[category]}: {reason}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {latest.length > SHOWN ? (
        <p className="text-fg-muted mt-2 text-xs">
          The latest {SHOWN} of {latest.length} windows.
        </p>
      ) : null}
    </Panel>
  );
}
