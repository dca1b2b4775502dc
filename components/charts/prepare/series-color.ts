const HUES = 8;

/** FNV-1a, 32 bits: small, and the same in every browser. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** The colour token of a service or another named series: from its name, so the same on every page. */
export const colorOfName = (name: string): string => `var(--series-${(hash(name) % HUES) + 1})`;

/** The colour token of what is summed up as "others". */
export const OTHERS_COLOR = 'var(--series-others)';
