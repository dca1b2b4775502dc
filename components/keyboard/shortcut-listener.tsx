'use client';

import { useEffect } from 'react';
import { usePreferences } from '@/components/preferences/use-preferences';
import { handleKeyDown } from './shortcut-registry';

/** The one listener behind all shortcuts; stands once in the shell. */
export function ShortcutListener() {
  const { singleKeyShortcuts } = usePreferences();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKeyDown(event, singleKeyShortcuts);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [singleKeyShortcuts]);
  return null;
}
