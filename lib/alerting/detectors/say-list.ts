const SHOWN = 3;

/** Names in a sentence: the first three, and how many more there are. */
export function sayList(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  if (rest <= 0) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')} and ${rest} more`;
}
