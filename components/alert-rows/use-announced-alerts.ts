'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AlertRow } from '@/lib/domain/read-models/alerts';

type Announced = Pick<AlertRow, 'state' | 'title' | 'openedAt'>;

/**
 * A sentence for screen readers when an alert fires that opened after all that were seen before; silent for the first load,
 * and for older ones that another filter brings.
 */
export function useAnnouncedAlerts(alerts: readonly Announced[] | undefined): string {
  const newest = useRef<string | null>(null);
  const [sentence, setSentence] = useState('');
  const announce = useEffectEvent((titles: string[]) =>
    setSentence(`New ${titles.length === 1 ? 'alert' : 'alerts'}: ${titles.join(', ')}.`),
  );

  useEffect(() => {
    if (!alerts) return;
    const before = newest.current;
    const opened = alerts.flatMap(({ openedAt }) => openedAt ?? []);
    newest.current = [before ?? '', ...opened].toSorted().at(-1)!;
    if (before === null) return;
    const added = alerts.filter(({ state, openedAt }) => state === 'firing' && openedAt && openedAt > before);
    if (added.length > 0) announce(added.map(({ title }) => title));
  }, [alerts]);

  return sentence;
}
