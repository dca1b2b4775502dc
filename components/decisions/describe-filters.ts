const NAMES: Record<string, string> = {
  rule: 'rule',
  revision: 'revision',
  principal: 'principal',
  q: 'text',
};

/**
 * What a chart says when filters are in force that counts do not know; null when it follows all of
 * them. `names` are parameters of the address.
 */
export function describeIgnored(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const words = names.map((name) => NAMES[name] ?? name);
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `Not filtered by ${list}: counts over time do not know ${words.length === 1 ? 'it' : 'them'}.`;
}
