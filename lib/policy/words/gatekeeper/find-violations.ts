import { directionOf, type RuleChange } from '../rego/compare-rules';
import type { RegoItem } from '../rego/split-rules';

/**
 * Whether a change of a rule makes the template find fewer or more violations, read as text: the rule holds
 * in fewer or more cases, and `violation` depends on it only by demanding it. Null where that is not so.
 */
export function findViolations(change: RuleChange, rules: readonly RegoItem[]): 'fewer' | 'more' | null {
  const direction = directionOf(change);
  return direction !== null && isDemanded(change.name, rules, new Set()) ? direction : null;
}

/** Whether every mention of the rule is a statement that demands it, in a rule of which the same is so. */
function isDemanded(name: string, rules: readonly RegoItem[], seen: ReadonlySet<string>): boolean {
  if (name === 'violation') return true;
  if (seen.has(name)) return false;
  const mention = new RegExp(`(?<![\\w.])${escapeName(name)}(?!\\w)`, 'g');
  const mentioning = rules.filter((rule) => rule.name !== name && countMentions(rule.words, mention) > 0);
  return (
    mentioning.length > 0 &&
    mentioning.every(
      (rule) =>
        rule.kind === 'rule' &&
        rule.statements !== null &&
        countMentions(rule.head, mention) === 0 &&
        rule.statements.every((statement) => demands(statement, name, mention)) &&
        isDemanded(rule.name, rules, new Set([...seen, name])),
    )
  );
}

/** Demanded once, at the beginning, and with nothing behind its brackets. */
function demands(statement: string, name: string, mention: RegExp): boolean {
  const count = countMentions(statement, mention);
  if (count === 0) return true;
  const rest = statement.slice(name.length).trim();
  return count === 1 && statement.startsWith(name) && /^($|\[[^]*\]$|\([^]*\)$)/.test(rest);
}

const escapeName = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const countMentions = (text: string, mention: RegExp): number =>
  text.replaceAll(/"(?:[^"\\\n]|\\.)*"?|`[^`]*`?/g, '""').match(mention)?.length ?? 0;
