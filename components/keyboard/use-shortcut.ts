'use client';

import { useEffect, useEffectEvent } from 'react';
import { registerShortcut, type Shortcut } from './shortcut-registry';

/** Registers a shortcut while the component is mounted; `run` always sees the latest props. */
export function useShortcut(
  keys: string,
  label: string,
  group: Shortcut['group'],
  run: Shortcut['run'],
): void {
  const latest = useEffectEvent(run);
  useEffect(
    () => registerShortcut({ keys: keys.split(' '), label, group, run: (event) => latest(event) }),
    [keys, label, group],
  );
}
