import type { Condition } from '../logic/condition';
import { implies } from '../logic/implies';
import { capitalise, quote } from '../quote';
import { effectOfProofs, type Detail } from '../statement';
import { requirementReasoning, type Requirement } from './read-requirement';

const CONTAINERS: Readonly<Record<string, string>> = {
  containers: 'containers',
  initContainers: 'init containers',
  ephemeralContainers: 'ephemeral containers',
};

/** What a resource must meet now and had not to, and the other way round; what is demanded more permits less. */
export function describeRequirement(old: Condition<Requirement>, now: Condition<Requirement>): Detail[] {
  const effect = effectOf(old, now);
  if (effect === 'none') return [];
  const [all, oldAll] = [listLiterals(now), listLiterals(old)];
  if (all.length + oldAll.length > MAX_LISTED)
    return [
      {
        effect,
        sentence: `It makes ${all.length} checks now, and made ${oldAll.length}: too many to tell apart.`,
      },
    ];
  const added = all.filter((each) => !implies(old, { is: each }, requirementReasoning));
  const removed = oldAll.filter((each) => !implies(now, { is: each }, requirementReasoning));
  const pairs = removed.flatMap((one) => {
    const other = added.find(({ path, check }) => path === one.path && check === one.check);
    return other ? [[one, other] as const] : [];
  });
  const paired = new Set(pairs.flat());
  const isOneWay = effect !== 'unknown';
  return [
    ...pairs.map(([one, other]) => ({
      effect: isOneWay ? effect : effectOf({ is: one }, { is: other }),
      sentence: describeChangedCheck(one, other),
    })),
    ...added
      .filter((each) => !paired.has(each))
      .map((each) => ({
        effect: isOneWay ? effect : ('unknown' as const),
        sentence: describeNewCheck(each, old),
      })),
    ...removed
      .filter((each) => !paired.has(each))
      .map((each) => ({
        effect: isOneWay ? effect : ('unknown' as const),
        sentence: `${capitalise(describeCheck(each))}: this is no longer demanded.`,
      })),
    ...(added.length + removed.length === 0
      ? [{ effect, sentence: 'What a resource must meet is put together differently.' }]
      : []),
  ];
}

/** Checks beyond this many are not told one by one. */
const MAX_LISTED = 200;

/** What passes now and passed before. */
const effectOf = (old: Condition<Requirement>, now: Condition<Requirement>) =>
  effectOfProofs(implies(now, old, requirementReasoning), implies(old, now, requirementReasoning));

function listLiterals(condition: Condition<Requirement>): Requirement[] {
  if ('is' in condition) return [condition.is];
  return ('all' in condition ? condition.all : condition.any).flatMap(listLiterals);
}

const plainPath = ({ path }: Requirement): string => path.replaceAll('?', '');

/** "init containers are now checked too" where the same is asked of a list that was not looked at. */
function describeNewCheck(requirement: Requirement, old: Condition<Requirement>): string {
  const list = /(?:^|\.)(\w+)\[\]/.exec(plainPath(requirement))?.[1];
  const words = list === undefined ? undefined : CONTAINERS[list];
  const others = listLiterals(old);
  const isNewList = words !== undefined && !others.some((each) => plainPath(each).includes(`${list}[]`));
  const check = describeCheck(requirement);
  return isNewList
    ? `${capitalise(words)} are now checked too: ${check}.`
    : `${capitalise(check)}: this is new.`;
}

function describeCheck(requirement: Requirement): string {
  const { check, value, path } = requirement;
  const at = quote(plainPath(requirement));
  const where = path.includes('?') ? ', where it is there' : '';
  switch (check) {
    case 'absent':
      return `${at} must not be there`;
    case 'not-denied':
      return `what meets ${quote(value)} is denied`;
    case 'whole':
      return `${at} must meet ${quote(value)}`;
    default:
      return value.startsWith('!')
        ? `${at} must not match ${quote(value.slice(1))}${where}`
        : `${at} must match ${quote(value)}${where}`;
  }
}

const describeChangedCheck = (one: Requirement, other: Requirement): string =>
  `${capitalise(describeCheck(other))}; before, ${describeCheck(one)}.`;
