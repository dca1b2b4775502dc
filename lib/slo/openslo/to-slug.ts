/** A text as an id: lower-case letters, digits and single dashes, a hundred at most; empty when none is left. */
export const toSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-|-$/g, '');
