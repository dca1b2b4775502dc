import { SEQUENCE_MS, matchPress, mayAct, nameOfPress, type Keys } from './parse-shortcut';

export type Shortcut = {
  keys: Keys;
  /** What it does, for the list behind "?". */
  label: string;
  group: 'Go to' | 'Page' | 'Review' | 'Lists' | 'General';
  /** Returns false when it does not apply now; the key then keeps its usual meaning. */
  run: (event: KeyboardEvent) => void | false;
};

let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
let pending: Keys = [];
let pendingSince = 0;

const publish = (next: readonly Shortcut[]) => {
  shortcuts = next;
  listeners.forEach((listener) => listener());
};

/** Adds a shortcut for as long as the returned function has not been called. */
export function registerShortcut(shortcut: Shortcut): () => void {
  publish([...shortcuts, shortcut]);
  return () => publish(shortcuts.filter((other) => other !== shortcut));
}

/** For `useSyncExternalStore`: what the help dialog lists. */
export const shortcutStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => shortcuts,
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

/** Runs the shortcut that a key press completes, if any. `singleKeys` is the reader's switch. */
export function handleKeyDown(event: KeyboardEvent, singleKeys: boolean): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press = {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    typing: isTyping(event.target),
  };
  const name = nameOfPress(press);
  if (!name || !mayAct(press, singleKeys)) return;

  const fresh = event.timeStamp - pendingSince < SEQUENCE_MS ? pending : [];
  const match = matchPress(shortcuts, fresh, name);
  pending = match.kind === 'wait' ? match.pending : [];
  pendingSince = event.timeStamp;
  if (match.kind === 'run' && match.shortcuts.some(({ run }) => run(event) !== false)) event.preventDefault();
}
