import type { Condition, PathPattern, Rule } from '../access';
import { readTarget } from './cedar-target';
import { quote, writePattern, writeScalar } from './cedar-text';

/** Rules as Cedar permits, each with an id: `<prefix>-1`, `<prefix>-2`, …. Empty for none. */
export const writeCedar = (rules: readonly Rule[], prefix: string): string =>
  rules.map((rule, index) => `@id(${quote(`${prefix}-${index + 1}`)})\n${writePermit(rule)}\n`).join('\n');

function writePermit(rule: Rule): string {
  const target = readTarget(rule.target);
  const conditions = [
    ...(rule.principals.length > 1 ? [`[${rule.principals.join(', ')}].contains(principal)`] : []),
    ...writeResource(target, rule.paths),
    ...rule.conditions.map(writeCondition),
  ];
  const scope = [
    rule.principals.length === 1 ? `principal == ${rule.principals[0]}` : 'principal',
    rule.actions.length === 1 ? `action == ${rule.actions[0]}` : `action in [${rule.actions.join(', ')}]`,
    resourceScope(target, rule.paths),
  ];
  const when = conditions.length > 0 ? `\nwhen {\n  ${conditions.join(' &&\n  ')}\n}` : '';
  return `permit (\n  ${scope.join(',\n  ')}\n)${when};`;
}

/** The id of a resource where the rule names exactly one; null where it names several, or any. */
const onlyId = (paths: Rule['paths']): string | null => (paths?.length === 1 ? (paths[0]![0] ?? null) : null);

function resourceScope(target: ReturnType<typeof readTarget>, paths: Rule['paths']): string {
  if ('entity' in target) return `resource == ${target.entity}`;
  const id = onlyId(paths);
  return id === null ? `resource is ${target.type}` : `resource == ${target.type}::${quote(id)}`;
}

function writeResource(target: ReturnType<typeof readTarget>, paths: Rule['paths']): string[] {
  if (paths === null) return [];
  if ('type' in target) {
    if (onlyId(paths) !== null || paths.some(([id]) => id === null)) return [];
    return [`[${paths.map(([id]) => `${target.type}::${quote(id!)}`).join(', ')}].contains(resource)`];
  }
  const attribute = `context.${target.pathAt}`;
  const texts = paths.map((pattern) => writePath(attribute, pattern));
  return [...writeHas(target.pathAt), texts.length === 1 ? texts[0]! : `(${texts.join(' ||\n    ')})`];
}

/**
 * `like` lets an asterisk stand for any text, slashes too: so what has more slashes than the pattern is
 * taken out, and a free segment is one segment.
 */
function writePath(attribute: string, pattern: PathPattern): string {
  if (!pattern.includes(null)) return `${attribute} == ${quote(pattern.join('/'))}`;
  const deeper = `"${Array.from({ length: pattern.length + 1 }, () => '*').join('/')}"`;
  return `(${attribute} like ${writePattern(pattern)} && !(${attribute} like ${deeper}))`;
}

const writeCondition = ({ attribute, values }: Condition): string =>
  [
    ...writeHas(attribute),
    values.length === 1
      ? `context.${attribute} == ${writeScalar(values[0]!)}`
      : `[${values.map(writeScalar).join(', ')}].contains(context.${attribute})`,
  ].join(' && ');

/** A missing attribute is an error in Cedar: each step of a dotted name is asked for first. */
const writeHas = (attribute: string): string[] => {
  const names = attribute.split('.');
  return names.map((name, index) => `${['context', ...names.slice(0, index)].join('.')} has ${name}`);
};
