import type { WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
import { countWords, listWords, quote } from '../quote';
import type { Detail } from '../statement';
import { directionOf, type RuleChange } from './compare-rules';
import type { RegoItem } from './split-rules';

/** What changed under one name, as text; `effect` is what is known of it, for rules as a rule nothing. */
export function describeRuleChange(change: RuleChange, effect: WordEffect): WordStatement {
  const { kind, name, added, removed, changed, before, after } = change;
  const isNew = before.length === 0;
  const isGone = after.length === 0;
  const item = (changed[0]?.after ?? added[0] ?? removed[0])!;
  const side = changed.length + added.length > 0 ? 'to' : 'from';
  return {
    kind: isNew ? 'added' : isGone ? 'removed' : 'changed',
    effect,
    what: kind,
    name,
    place: { file: item.path, side, line: item.line },
    sentence: describe(change),
    details: kind === 'rule' && !isNew && !isGone ? describeDefinitions(change) : [],
  };
}

const TITLES: Readonly<Record<RegoItem['kind'], string>> = {
  package: 'Package',
  import: 'Import',
  default: 'Default of',
  rule: 'Rule',
};

function describe(change: RuleChange): string {
  const { kind, name, added, removed, changed, before, after } = change;
  const title = `${TITLES[kind]} ${quote(name)}`;
  if (kind === 'default') return describeDefault(title, before[0], after[0]);
  if (before.length === 0) return `${title} was added${countDefinitions(after)}.`;
  if (after.length === 0) return `${title} was removed${countDefinitions(before)}.`;
  const parts = [
    changed.length > 0 ? `${changed.length} changed` : null,
    added.length > 0 ? `${added.length} added` : null,
    removed.length > 0 ? `${removed.length} removed` : null,
  ].filter((part) => part !== null);
  const direction = directionOf(change);
  const meaning = direction === null ? '' : `; it holds in ${direction} cases than before, or in the same`;
  if (direction !== null && added.length + removed.length === 0)
    return `${title} ${describeDemands(change, direction)}${meaning}.`;
  if (before.length === 1 && after.length === 1)
    return `${title} was changed${describeOnly(change)}${meaning}.`;
  return `${title}: of its definitions ${listWords(parts)}${meaning}.`;
}

/** "demands `x != 1` and `y` too, in 2 of its 3 definitions". */
function describeDemands({ changed, after }: RuleChange, direction: 'fewer' | 'more'): string {
  const statements = changed.flatMap((each) => (direction === 'fewer' ? each.added : each.removed));
  const quoted = listWords([...new Set(statements)].map(quote), 3);
  const words = direction === 'fewer' ? `also demands ${quoted}` : `no longer demands ${quoted}`;
  return after.length > 1 ? `${words}, in ${changed.length} of its ${after.length} definitions` : words;
}

const countDefinitions = (items: readonly RegoItem[]): string =>
  items.length > 1 ? `, ${countWords(items.length, 'definition')}` : '';

function describeOnly({ changed: [only] }: RuleChange): string {
  if (!only || only.before.statements === null || only.after.statements === null) return '';
  if (only.before.head !== only.after.head) return ', also its head';
  return '';
}

function describeDefault(title: string, before: RegoItem | undefined, after: RegoItem | undefined): string {
  if (!before) return `${title} is now ${quote(after?.value ?? '')}; there was none.`;
  if (!after) return `${title} was removed; it was ${quote(before.value ?? '')}.`;
  return `${title} is now ${quote(after.value ?? '')}, and was ${quote(before.value ?? '')}.`;
}

const MAX_DETAILS = 12;

function describeDefinitions({ changed, added, removed }: RuleChange): Detail[] {
  const details = [
    ...changed.flatMap((each) => {
      const at = `line ${each.after.line}`;
      const parts = [
        each.before.head === each.after.head ? null : `its head is now ${quote(each.after.head)}`,
        each.added.length > 0 ? `${listWords(each.added.map(quote), 3)} was added` : null,
        each.removed.length > 0 ? `${listWords(each.removed.map(quote), 3)} was removed` : null,
      ].filter((part) => part !== null);
      return `The definition at ${at}: ${parts.length > 0 ? parts.join('; ') : 'it reads differently'}.`;
    }),
    ...added.map(({ line, head }) => `A definition was added at line ${line}: ${quote(head)}.`),
    ...removed.map(
      ({ line, head }) => `A definition was removed, which was at line ${line}: ${quote(head)}.`,
    ),
  ];
  const rest = details.length - MAX_DETAILS;
  return [...details.slice(0, MAX_DETAILS), ...(rest > 0 ? [`And ${rest} more.`] : [])].map((sentence) => ({
    effect: 'unknown' as const,
    sentence,
  }));
}

const PERMITS = /^(allow|allowed|permit|permitted)$/;
const FORBIDS = /^(deny|denied|forbid|forbidden)$/;

/**
 * What the default of a decision says by itself: where no rule decides, `allow` that becomes true permits
 * more. Defaults of other names, and other values, say nothing.
 */
export function effectOfDefault({ name, before, after }: RuleChange): WordEffect {
  const [old, now] = [before[0]?.value, after[0]?.value];
  const values = [old ?? 'false', now ?? 'false'];
  if (!values.every((value) => value === 'true' || value === 'false')) return 'unknown';
  if (values[0] === values[1]) return PERMITS.test(name) || FORBIDS.test(name) ? 'none' : 'unknown';
  if (PERMITS.test(name)) return values[1] === 'true' ? 'widens' : 'narrows';
  if (FORBIDS.test(name)) return values[1] === 'true' ? 'narrows' : 'widens';
  return 'unknown';
}
