/** A sentence in parts: words, and what is quoted from the policy in backticks. */
export const splitQuotes = (sentence: string): { text: string; isQuoted: boolean }[] =>
  sentence
    .split('`')
    .map((text, index) => ({ text, isQuoted: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
