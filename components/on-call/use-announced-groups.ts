'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DenialGroup } from '@/lib/domain/read-models/dashboards';
import { nameOfGroup } from './describe-on-call';

/** A sentence for screen readers when a new group of denials appears; silent for the first load. */
export function useAnnouncedGroups(groups: readonly DenialGroup[] | undefined): string {
  const known = useRef<Set<string> | null>(null);
  const [sentence, setSentence] = useState('');
  const announce = useEffectEvent((names: string[]) => setSentence(`New denials: ${names.join(', ')}.`));

  useEffect(() => {
    if (!groups) return;
    const fresh = groups.filter(({ isNew }) => isNew).map(nameOfGroup);
    const before = known.current;
    known.current = new Set([...(before ?? []), ...fresh]);
    const added = before ? fresh.filter((name) => !before.has(name)) : [];
    if (added.length > 0) announce(added);
  }, [groups]);

  return sentence;
}
