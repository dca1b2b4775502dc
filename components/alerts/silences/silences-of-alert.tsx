'use client';

import { useQuery } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import Link from 'next/link';
import { Time } from '@/components/values/time';
import { silenceHref, silencesOfAlertQuery } from '@/lib/client/silence-queries';
import type { SilenceOfAlert } from '@/lib/domain/read-models/silences';

const RELATIONS: Readonly<Record<SilenceOfAlert['relation'], { says: string; until: string }>> = {
  hides: { says: 'Nobody is told of it:', until: 'until' },
  hid: { says: 'It was hidden by', until: 'until' },
  'was-over': { says: 'It fires shortly after a silence was over:', until: 'over' },
};

/** What keeps an alert quiet, kept it quiet, or was over shortly before it fired; nothing where there is none. */
export function SilencesOfAlert({ alertId }: { alertId: string }) {
  const { data } = useQuery(silencesOfAlertQuery(alertId));
  if (!data || data.items.length === 0) return null;
  return (
    <ul
      aria-label="Silences of this alert"
      className="border-line-strong bg-surface grid gap-1 rounded-md border-l-2 px-3 py-2 text-sm"
    >
      {data.items.map(({ id, relation, reason, owner, until }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <BellOff aria-hidden className="text-fg-muted size-4 shrink-0" />
          <span>{RELATIONS[relation].says}</span>
          <Link className="link inline-flex min-h-6 items-center" href={silenceHref(id)} prefetch={false}>
            {reason}
          </Link>
          <span className="text-fg-muted">
            {RELATIONS[relation].until} <Time at={until} as="absolute" />, owned by {owner}
          </span>
        </li>
      ))}
    </ul>
  );
}
