/** Texts are cut here: who looks for something does not type more. */
const MAX_WORD = 60;
/** An entry has no more words than this; those of its changes come last. */
const MAX_WORDS = 96;

/**
 * The words under which a text is found: its runs of letters and digits, and what stands between spaces as a whole, in
 * lower case. So `pci-egress` is found by "pci", "egress" and "pci-egress".
 */
export function listWords(text: string): string[] {
  const whole = text.toLowerCase().split(/\s+/u);
  return whole.flatMap((part) => {
    const pieces = part.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece !== '');
    return (pieces.length > 1 ? [trim(part), ...pieces] : pieces).map((word) => cut(word));
  });
}

const trim = (part: string): string => part.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** The words of an entry: of its texts, then of what its changes say, each once and no more than 96. */
export function listSearchWords(texts: readonly (string | null | undefined)[], changes: unknown): string[] {
  const words = new Set<string>();
  const add = (text: string): boolean => {
    for (const word of listWords(text)) {
      if (words.size >= MAX_WORDS) return false;
      words.add(word);
    }
    return true;
  };
  for (const text of texts) if (text && !add(text)) break;
  addLeaves(changes, add, 0);
  return [...words];
}

/** Adds the keys and values of a JSON value until `add` has enough. */
function addLeaves(value: unknown, add: (text: string) => boolean, depth: number): boolean {
  if (typeof value === 'string') return add(value.slice(0, 1_000));
  if (typeof value === 'number') return add(String(value));
  if (typeof value !== 'object' || value === null || depth > 8) return true;
  return Object.entries(value).every(
    ([key, inner]) => (Array.isArray(value) || add(key)) && addLeaves(inner, add, depth + 1),
  );
}

/** Never through the middle of a character. */
const cut = (word: string): string => (word.length <= MAX_WORD ? word : cutLong(word));

const cutLong = (word: string): string =>
  Array.from(word.slice(0, MAX_WORD * 2))
    .slice(0, MAX_WORD)
    .join('');
