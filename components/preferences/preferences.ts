import { z } from 'zod';

/** Personal defaults, kept in the browser. Explicit choices about a page live in its address instead. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['dense', 'comfortable']).catch('dense'),
  timeZone: z.enum(['local', 'utc']).catch('local'),
  singleKeyShortcuts: z.boolean().catch(true),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  density: 'dense',
  timeZone: 'local',
  singleKeyShortcuts: true,
};

export const PREFERENCES_KEY = 'gatehouse.preferences';

/** Reads stored preferences; whatever is missing or unreadable takes its default. */
export function parsePreferences(stored: string | null): Preferences {
  if (!stored) return DEFAULT_PREFERENCES;
  try {
    return preferencesSchema.catch(DEFAULT_PREFERENCES).parse(JSON.parse(stored));
  } catch {
    return DEFAULT_PREFERENCES;
  }
}
