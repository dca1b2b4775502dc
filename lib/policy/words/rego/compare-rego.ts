import type { WordStatement } from '@/lib/domain/read-models/policy-words';
import { quote } from '../quote';
import type { Comparison, SourceFile } from '../statement';
import { compareRules } from './compare-rules';
import { describeRuleChange, effectOfDefault } from './describe-rules';
import { splitRules, type RegoItem } from './split-rules';

const AS_TEXT = 'Compared as text: Rego rule by rule, without working out what it permits.';

/** What changed between files of Rego: rules, imports and defaults by package and name, as text. */
export function compareRego(before: readonly SourceFile[], after: readonly SourceFile[]): Comparison {
  const split = ({ path, text }: SourceFile) => splitRules({ path, text, firstLine: 1 });
  const [old, now] = [before.map(split), after.map(split)];
  const changes = compareRules(old, now);
  const told = changes.map((change) =>
    describeRuleChange(change, change.kind === 'default' ? effectOfDefault(change) : 'unknown'),
  );
  const touched = new Set(
    changes
      .flatMap((change) => [
        ...change.added,
        ...change.removed,
        ...change.changed.flatMap((each) => [each.before, each.after]),
      ])
      .map(({ path }) => path),
  );
  const paths = [...new Set([...before, ...after].map(({ path }) => path))];
  return {
    statements: [
      ...told,
      ...paths.filter((path) => !touched.has(path)).map((path) => describeUntouched(path, old, now)),
    ],
    files: paths.map((path) => ({ path, comparison: 'text', sentence: AS_TEXT })),
  };
}

/** A file that differs and none of whose rules do. */
function describeUntouched(
  path: string,
  old: readonly RegoItem[][],
  now: readonly RegoItem[][],
): WordStatement {
  const has = (texts: readonly RegoItem[][]) => texts.some((items) => items[0]?.path === path);
  const side = has(now) || !has(old) ? 'to' : 'from';
  return {
    kind: 'reformatted',
    effect: 'none',
    what: 'file',
    name: path,
    place: { file: path, side, line: null },
    sentence: `${quote(path)} is only formatted, commented or ordered differently: no rule in it reads differently.`,
    details: [],
  };
}
