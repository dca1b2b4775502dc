import type { WordStatement } from '@/lib/domain/read-models/policy-words';
import { describePathChanges, listPathChanges } from '../data/list-path-changes';
import { describeMetadata } from '../documents/describe-metadata';
import { withoutMetadata } from '../documents/generic-words';
import {
  canonical,
  fieldsOf,
  lineIn,
  listOf,
  textOf,
  type Fields,
  type KubernetesObject,
} from '../documents/kubernetes-object';
import {
  describeAddedOrRemoved,
  describeChanged,
  subjectOf,
  type ObjectWords,
  type Verbs,
} from '../documents/object-words';
import { countWords, listWords, quote } from '../quote';
import { joinEffects, type Detail } from '../statement';
import { compareRules, type RuleChange } from '../rego/compare-rules';
import { describeRuleChange, effectOfDefault } from '../rego/describe-rules';
import { splitRules } from '../rego/split-rules';
import { findViolations } from './find-violations';

/** Gatekeeper's ConstraintTemplate: its parameters, its targets, and the Rego inside, rule by rule as text. */
export const constraintTemplateWords: ObjectWords = {
  describeChange(before, after) {
    const details = [
      ...describeParameters(parametersOf(before), parametersOf(after)),
      ...describeTargets(before, after),
      ...describePathChanges(listPathChanges(restOf(before), restOf(after)), 'unknown'),
      ...describeMetadata(before, after),
    ];
    const effect = joinEffects(details.map((detail) => detail.effect));
    const rego = describeRego(before, after);
    return [
      ...rego,
      ...(details.length > 0
        ? [
            describeChanged(
              after,
              subjectOf(after),
              effect,
              details,
              rego.length > 0 ? BESIDE_REGO : undefined,
            ),
          ]
        : []),
    ];
  },
  describeWhole(object, kind) {
    const names = Object.keys(parametersOf(object));
    const parameters = names.length > 0 ? `, with parameters ${listWords(names.map(quote))}` : '';
    const tail = ` with ${countWords(regoOf(object).flatMap(splitRules).length, 'definition')} of Rego${parameters}: it checks what constraints of its kind ask it to`;
    return [describeAddedOrRemoved(object, subjectOf(object), kind, 'unknown', tail)];
  },
};

/** What is said of a template whose Rego is told in statements of its own. */
const BESIDE_REGO: Verbs = {
  widens: 'permits more, beside its Rego',
  narrows: 'permits less, beside its Rego',
  none: 'keeps its meaning beside its Rego',
  unknown: 'was changed beside its Rego',
};

const specOf = ({ fields }: KubernetesObject): Fields => fieldsOf(fields['spec']);
const schemaOf = (object: KubernetesObject): Fields =>
  fieldsOf(fieldsOf(fieldsOf(fieldsOf(specOf(object)['crd'])['spec'])['validation'])['openAPIV3Schema']);
const parametersOf = (object: KubernetesObject): Fields => fieldsOf(schemaOf(object)['properties']);

function describeParameters(old: Fields, now: Fields): Detail[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name): Detail[] => {
    if (old[name] === undefined)
      return [{ effect: 'unknown', sentence: `The parameter ${quote(name)} was added.` }];
    if (now[name] === undefined)
      return [{ effect: 'unknown', sentence: `The parameter ${quote(name)} was removed.` }];
    const [before, after] = [fieldsOf(old[name]), fieldsOf(now[name])];
    const rest = listPathChanges(
      { ...before, description: undefined },
      { ...after, description: undefined },
      name,
    );
    const [was, is] = [textOf(before['description']), textOf(after['description'])];
    return [
      ...(was === is
        ? []
        : [
            {
              effect: 'none' as const,
              sentence: `The parameter ${quote(name)} is described as ${quote(is ?? 'nothing')} now.`,
            },
          ]),
      ...describePathChanges(rest, 'unknown'),
    ];
  });
}

type Target = { name: string; fields: Fields; index: number };
const targetsOf = (object: KubernetesObject): Target[] =>
  listOf(specOf(object)['targets']).map((value, index) => ({
    name: textOf(fieldsOf(value)['target']) ?? '',
    fields: fieldsOf(value),
    index,
  }));

function describeTargets(before: KubernetesObject, after: KubernetesObject): Detail[] {
  const rest = (object: KubernetesObject) =>
    targetsOf(object).map(({ fields, name }) => ({
      ...fields,
      rego: undefined,
      libs: undefined,
      code: withoutRego(fields['code']),
      name,
    }));
  return describePathChanges(listPathChanges(rest(before), rest(after), 'spec.targets'), 'unknown');
}

const isRego = (code: unknown): boolean => fieldsOf(code)['engine'] === 'Rego';
const withoutRego = (code: unknown): unknown => listOf(code).filter((each) => !isRego(each));

/** Everything that is not told by itself. */
function restOf({ fields }: KubernetesObject): Fields {
  const spec = fieldsOf(fields['spec']);
  const crd = fieldsOf(spec['crd']);
  const inner = fieldsOf(crd['spec']);
  const validation = fieldsOf(inner['validation']);
  const schema = { ...fieldsOf(validation['openAPIV3Schema']), properties: undefined };
  return {
    ...withoutMetadata(fields),
    spec: {
      ...spec,
      targets: undefined,
      crd: { ...crd, spec: { ...inner, validation: { ...validation, openAPIV3Schema: schema } } },
    },
  };
}

type Rego = { path: string; text: string; firstLine: number };

/** The texts of Rego in a template: of each target the main one, then its libraries. */
function regoOf(object: KubernetesObject): Rego[] {
  return targetsOf(object).flatMap(({ fields, index }) => {
    const at = (path: readonly (string | number)[], value: unknown): Rego[] => {
      const text = textOf(value);
      // A block of text begins on the line below its key.
      const line = lineIn(object, ['spec', 'targets', index, ...path]) ?? 1;
      return text === null
        ? []
        : [{ path: object.document.path, text, firstLine: line + (text.includes('\n') ? 1 : 0) }];
    };
    return [
      ...at(['rego'], fields['rego']),
      ...listOf(fields['libs']).flatMap((lib, each) => at(['libs', each], lib)),
      ...listOf(fields['code']).flatMap((code, each) => {
        const { rego, libs } = fieldsOf(fieldsOf(code)['source']);
        if (!isRego(code)) return [];
        const source = ['code', each, 'source'] as const;
        return [
          ...at([...source, 'rego'], rego),
          ...listOf(libs).flatMap((lib, place) => at([...source, 'libs', place], lib)),
        ];
      }),
    ];
  });
}

function describeRego(before: KubernetesObject, after: KubernetesObject): WordStatement[] {
  const [old, now] = [regoOf(before), regoOf(after)];
  if (canonical(old.map(({ text }) => text)) === canonical(now.map(({ text }) => text))) return [];
  const [oldItems, newItems] = [old.map(splitRules), now.map(splitRules)];
  const changes = compareRules(oldItems, newItems);
  // What a library says is used under other names: only the main text can be followed.
  const main = [...(oldItems[0] ?? []), ...(newItems[0] ?? [])];
  const isMain = ({ package: owner }: RuleChange) =>
    main.some(({ kind, name }) => kind === 'package' && name === owner);
  return changes.map((change) => {
    const found = isMain(change) ? findViolations(change, main) : null;
    if (found === null)
      return describeRuleChange(change, change.kind === 'default' ? effectOfDefault(change) : 'unknown');
    const effect = found === 'fewer' ? 'widens' : 'narrows';
    const told = describeRuleChange(change, effect);
    const meaning = found === 'fewer' ? 'fewer violations are found' : 'more violations are found';
    return {
      ...told,
      sentence: `${told.sentence.slice(0, -1)}, so ${meaning}.`,
      details: told.details.map((detail) => ({ ...detail, effect })),
    };
  });
}
