/** What of a keyboard event the shortcuts look at. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** True inside a field that takes text. */
  typing: boolean;
};

/** A sequence of keys such as ["g", "e"], or one key; "mod+k" is Ctrl or ⌘ with K. */
export type Keys = readonly string[];

/** Time in milliseconds within which the second key of a sequence must follow. */
export const SEQUENCE_MS = 1_200;

/** The name of a key press as shortcuts spell it; null for keys that never start one. */
export function nameOfPress(press: KeyPress): string | null {
  if (press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) return `mod+${key}`;
  return key;
}

/** Whether a press may act: single keys stay off inside inputs and when the reader switched them off. */
export function mayAct(press: KeyPress, singleKeys: boolean): boolean {
  if (press.ctrlKey || press.metaKey) return true;
  if (press.key === 'Escape') return true;
  return singleKeys && !press.typing;
}

export type Match<T> = { kind: 'run'; shortcuts: T[] } | { kind: 'wait'; pending: Keys } | { kind: 'none' };

/**
 * Finds what a press means after the keys pressed just before: shortcuts to run, the start of a longer
 * sequence, or nothing. Of several with the same keys the one registered last comes first; the next
 * one's turn comes when it declines.
 */
export function matchPress<T extends { keys: Keys }>(
  shortcuts: readonly T[],
  pending: Keys,
  name: string,
): Match<T> {
  for (const sequence of pending.length > 0 ? [[...pending, name], [name]] : [[name]]) {
    const fits = shortcuts.filter((shortcut) => sequence.every((key, i) => shortcut.keys[i] === key));
    const exact = fits.filter((shortcut) => shortcut.keys.length === sequence.length).reverse();
    if (exact.length > 0) return { kind: 'run', shortcuts: exact };
    if (fits.length > 0) return { kind: 'wait', pending: sequence };
  }
  return { kind: 'none' };
}
