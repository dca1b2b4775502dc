/** How many texts are kept: figures of three digits are few, and what goes beyond is begun anew. */
const MOST = 4_096;

/** The same as a function that puts numbers into words, which writes what it was asked before only once. */
export function rememberTexts(write: (value: number) => string): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    if (texts.size >= MOST) texts.clear();
    const text = write(value);
    texts.set(value, text);
    return text;
  };
}
