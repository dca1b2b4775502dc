/** The first line of a step without its Markdown, as the name of its box. */
export const stepLabel = (text: string): string =>
  text
    .split('\n')[0]!
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*\\]/g, '');
