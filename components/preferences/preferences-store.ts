import { DEFAULT_PREFERENCES, PREFERENCES_KEY, parsePreferences, type Preferences } from './preferences';

let current: Preferences | null = null;
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

function readStorage(): string | null {
  try {
    return window.localStorage.getItem(PREFERENCES_KEY);
  } catch {
    return null; // storage can be forbidden by the browser; preferences then last for the page
  }
}

function readPreferences(): Preferences {
  current ??= parsePreferences(readStorage());
  return current;
}

function applyToDocument({ theme, density }: Preferences) {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  dataset.density = density;
}

/** Changes some preferences, stores them and applies them to the document at once. */
export function changePreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change };
  try {
    window.localStorage.setItem(PREFERENCES_KEY, JSON.stringify(current));
  } catch {
    // as in readStorage
  }
  applyToDocument(current);
  notify();
}

function onStorage(event: StorageEvent) {
  if (event.key !== PREFERENCES_KEY) return;
  current = parsePreferences(event.newValue);
  applyToDocument(current);
  notify();
}

/** For `useSyncExternalStore`; follows changes made in other tabs. */
export const preferencesStore = {
  subscribe(listener: () => void) {
    if (listeners.size === 0) window.addEventListener('storage', onStorage);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) window.removeEventListener('storage', onStorage);
    };
  },
  read: readPreferences,
  readOnServer: () => DEFAULT_PREFERENCES,
};
