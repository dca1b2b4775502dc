'use client';

import { useSyncExternalStore } from 'react';
import type { TimeZone } from '@/components/format/format-time';
import type { Preferences } from './preferences';
import { preferencesStore } from './preferences-store';

/** The reader's preferences; defaults while the server renders. Change them with `changePreferences`. */
export const usePreferences = (): Preferences =>
  useSyncExternalStore(preferencesStore.subscribe, preferencesStore.read, preferencesStore.readOnServer);

/** The zone in which times are written: UTC, or null for the browser's own. */
export const useTimeZone = (): TimeZone => (usePreferences().timeZone === 'utc' ? 'UTC' : null);
