import { ANNOTATIONS } from './annotations';
import type { Definition, Path, Report } from './definition';
import type { FindDefinition } from './read-scope';

/** An object that stands within another, or by itself: `at` is where its `metadata` and `spec` are. */
export type Place = { definition: Definition; at: Path };

export type AlertPolicy = { policy: Place; condition: Place; name: string };

/**
 * An alert policy of an SLO with its condition, each written there or referred to. Null, with a report,
 * where one of them is missing.
 */
export function readAlertPolicy(
  slo: Definition,
  at: Path,
  find: FindDefinition,
  report: Report,
): AlertPolicy | null {
  const policy = openPlace(slo, at, { kind: 'AlertPolicy', ref: 'alertPolicyRef' }, find, report);
  if (!policy) return null;
  const conditions: Path = [...policy.at, 'spec', 'conditions'];
  const count = policy.definition.list(conditions).length;
  if (count !== 1) {
    report(
      'warning',
      at,
      `The alert policy has ${count === 0 ? 'no condition' : 'more than one condition'}: it is left out.`,
      'Write one condition a policy, as OpenSLO asks for.',
    );
    skip(policy);
    return null;
  }
  const condition = openPlace(
    policy.definition,
    [...conditions, 0],
    { kind: 'AlertCondition', ref: 'conditionRef' },
    find,
    report,
  );
  if (!condition) return null;
  const name = policy.definition.text([...policy.at, 'metadata', 'name']) ?? '';
  readFlags(policy);
  return { policy, condition, name };
}

/** The text of an annotation of a policy or condition; null when it has none. */
export function annotationOf({ definition, at }: Place, name: keyof typeof ANNOTATIONS): string | null {
  return definition.source([...at, 'metadata', 'annotations', ANNOTATIONS[name]]);
}

/** Counts all of a place as read. */
export const skip = ({ definition, at }: Place): void => void definition.take(at);

function openPlace(
  holder: Definition,
  at: Path,
  { kind, ref }: { kind: string; ref: string },
  find: FindDefinition,
  report: Report,
): Place | null {
  const name = holder.text(at) ?? holder.text([...at, ref]);
  if (name !== null) {
    const definition = find(kind, name);
    if (definition) return { definition, at: [] };
    report(
      'warning',
      at,
      `There is no ${kind} ${name} in this file: the rule is left out.`,
      'Put its definition into the same file.',
    );
    holder.take(at);
    return null;
  }
  if (holder.has([...at, 'spec'])) {
    // Neither says anything that its place does not say.
    for (const key of ['kind', 'apiVersion']) holder.take([...at, key]);
    return { definition: holder, at };
  }
  report('warning', at, `This is no ${kind}: it is left out.`, `Write its spec here, or a ${ref}.`);
  holder.take(at);
  return null;
}

/** Switches in the position that Gatehouse's rules have count as read; others are left to be reported. */
function readFlags({ definition, at }: Place): void {
  for (const [name, value] of [
    ['alertWhenBreaching', true],
    ['alertWhenResolved', false],
    ['alertWhenNoData', false],
  ] as const)
    if (definition.peek([...at, 'spec', name]) === value) definition.take([...at, 'spec', name]);
}
