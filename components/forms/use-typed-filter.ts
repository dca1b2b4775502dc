import { useState, type ChangeEvent, type KeyboardEvent } from 'react';

/**
 * The properties of an input for a filter that is typed. It takes effect, trimmed, on Enter, when the field is left or
 * emptied, and at once where `isChoice` says that the text is complete; null is no filter.
 */
export function useTypedFilter(
  value: string | null | undefined,
  onChange: (value: string | null) => void,
  isChoice: (text: string) => boolean = () => false,
) {
  const current = value ?? '';
  const [draft, setDraft] = useState(current);
  const [shown, setShown] = useState(current);
  // The address may change under the field: browser history, a link, a saved view, "clear filters".
  if (current !== shown) {
    setShown(current);
    setDraft(current);
  }
  const commit = (text: string) => {
    const next = text.trim();
    if (next !== current) onChange(next || null);
  };
  return {
    value: draft,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setDraft(target.value);
      if (target.value === '' || isChoice(target.value)) commit(target.value);
    },
    onKeyDown: ({ key }: KeyboardEvent<HTMLInputElement>) => {
      if (key === 'Enter') commit(draft);
    },
    onBlur: () => commit(draft),
  };
}
