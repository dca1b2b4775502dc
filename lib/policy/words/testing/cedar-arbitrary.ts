import fc from 'fast-check';

/** Conditions over a few attributes of which each request has some, of any type. */
const OPERANDS = ['context.n', 'context.s', 'resource.owner', 'context.net.path', 'principal.level'] as const;
const operand = fc.constantFrom(...OPERANDS);
const long = fc.integer({ min: -1, max: 3 }).map(String);
const text = fc.constantFrom('"a"', '"ab"', '"a/b"', '""', '"a*"');
const pattern = fc.constantFrom('"*"', '"a*"', '"a/*"', '"*b"', '"a\\*"', '"ab"', '"a*b*"');
const user = fc.constantFrom('User::"u1"', 'User::"u2"', 'Bot::"b1"', 'Team::"t1"', 'Team::"t2"');
const variable = fc.constantFrom('principal', 'resource', 'resource.owner');
const constant = fc.oneof(long, text, user, fc.constantFrom('duration("1h")', 'duration("60m")', 'true'));

const atom = fc.oneof(
  fc.tuple(operand, fc.constantFrom('==', '!='), constant).map((parts) => parts.join(' ')),
  fc.tuple(operand, fc.constantFrom('<', '<=', '>', '>='), long).map((parts) => parts.join(' ')),
  fc.tuple(long, fc.constantFrom('<', '<=', '>='), operand).map((parts) => parts.join(' ')),
  fc.tuple(operand, pattern).map(([left, right]) => `${left} like ${right}`),
  fc
    .tuple(fc.array(fc.oneof(long, text), { maxLength: 3 }), operand)
    .map(([members, of]) => `[${members.join(', ')}].contains(${of})`),
  fc.tuple(variable, user).map(([left, right]) => `${left} in ${right}`),
  fc
    .tuple(variable, fc.array(user, { minLength: 1, maxLength: 3 }))
    .map(([left, right]) => `${left} in [${right.join(', ')}]`),
  fc.tuple(variable, user).map(([left, right]) => `${left} == ${right}`),
  fc
    .tuple(variable, fc.constantFrom('User', 'Bot', 'User in Team::"t1"'))
    .map(([left, type]) => `${left} is ${type}`),
  fc.constantFrom(
    'context has n',
    'context has s',
    'context.net has path',
    'principal has level',
    'context.flag',
    'true',
    'false',
    'context.n + 1 < 3',
    'if context.flag then context.n == 1 else context.s == "a"',
    'context has net.path',
  ),
);

/** A condition in Cedar's syntax. */
export const cedarCondition: fc.Arbitrary<string> = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { arbitrary: atom, weight: 4 },
    {
      arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) && (${b})`),
      weight: 2,
    },
    {
      arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) || (${b})`),
      weight: 2,
    },
    { arbitrary: tie('condition').map((a) => `!(${a})`), weight: 1 },
  ),
})).condition;

const principal = fc.constantFrom(
  'principal',
  'principal is User',
  'principal == User::"u1"',
  'principal in Team::"t1"',
  'principal is User in Team::"t1"',
);
const action = fc.constantFrom(
  'action',
  'action == Action::"read"',
  'action in [Action::"read", Action::"write"]',
  'action in [Action::"read"]',
);
const resource = fc.constantFrom('resource', 'resource == Doc::"d1"', 'resource is Doc');

/** Two conditions that speak of one value, so that often one of them implies the other. */
export const relatedConditions: fc.Arbitrary<[string, string]> = fc
  .constantFrom('context.n', 'principal')
  .chain((of) => {
    const single = of === 'principal' ? atomOfPrincipal : atomOf(of);
    const combined = fc.oneof(
      { arbitrary: single, weight: 3 },
      { arbitrary: fc.tuple(single, single).map(([a, b]) => `${a} || ${b}`), weight: 2 },
      { arbitrary: fc.tuple(single, single).map(([a, b]) => `${a} && ${b}`), weight: 1 },
      { arbitrary: single.map((a) => `!(${a})`), weight: 1 },
    );
    return fc.tuple(combined, combined);
  });

const atomOf = (of: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(fc.constantFrom('==', '!='), fc.oneof(long, text)).map(([sign, to]) => `${of} ${sign} ${to}`),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), long).map(([sign, to]) => `${of} ${sign} ${to}`),
    pattern.map((like) => `${of} like ${like}`),
    fc
      .array(fc.oneof(long, text), { maxLength: 3 })
      .map((members) => `[${members.join(', ')}].contains(${of})`),
    fc.constantFrom('context has n', `${of} == User::"u1"`, `${of} is User`),
  );

const atomOfPrincipal = fc.oneof(
  user.map((to) => `principal in ${to}`),
  user.map((to) => `principal == ${to}`),
  fc.array(user, { minLength: 1, maxLength: 3 }).map((members) => `principal in [${members.join(', ')}]`),
  fc.array(user, { maxLength: 3 }).map((members) => `[${members.join(', ')}].contains(principal)`),
  fc.constantFrom(
    'principal is User',
    'principal is Bot',
    'principal is Bot in Team::"t2"',
    'principal has level',
  ),
);

/** The parts of a policy; `write` puts them together. */
export type CedarDraft = {
  effect: 'permit' | 'forbid';
  principal: string;
  action: string;
  resource: string;
  when: string[];
  unless: string[];
};
export const cedarDraft: fc.Arbitrary<CedarDraft> = fc.record({
  effect: fc.constantFrom('permit' as const, 'permit' as const, 'forbid' as const),
  principal,
  action,
  resource,
  when: fc.array(cedarCondition, { maxLength: 3 }),
  unless: fc.array(cedarCondition, { maxLength: 2 }),
});

export const writeDraft = (draft: CedarDraft, id: string | null): string =>
  `${id === null ? '' : `@id("${id}")\n`}${draft.effect} (${draft.principal}, ${draft.action}, ${draft.resource})` +
  (draft.when.length > 0 ? `\nwhen { ${draft.when.map((each) => `(${each})`).join(' && ')} }` : '') +
  (draft.unless.length > 0 ? `\nunless { ${draft.unless.map((each) => `(${each})`).join(' || ')} }` : '') +
  ';\n';

/** A policy and what an edit made of it: one or two parts are other ones, come or go. */
export const cedarEdit: fc.Arbitrary<[CedarDraft, CedarDraft]> = fc
  .tuple(cedarDraft, cedarDraft, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 2 }))
  .map(([draft, other, edits]) => [draft, edits.reduce((each, edit) => applyEdit(each, other, edit), draft)]);

function applyEdit(draft: CedarDraft, other: CedarDraft, edit: number): CedarDraft {
  const { when, unless } = draft;
  switch (edit) {
    case 0:
      return { ...draft, principal: other.principal };
    case 1:
      return { ...draft, action: other.action };
    case 2:
      return { ...draft, when: when.slice(1) };
    case 3:
      return { ...draft, when: [...when, ...other.when.slice(0, 1)] };
    case 4:
      return { ...draft, unless: unless.slice(1) };
    case 5:
      return { ...draft, unless: [...unless, ...other.unless.slice(0, 1)] };
    case 6:
      return {
        ...draft,
        when: when.map((each, at) => (at === 0 ? `(${each}) || (${other.when[0] ?? 'false'})` : each)),
      };
    case 7:
      return { ...draft, when: when.map((each, at) => (at === 0 ? (other.when[0] ?? 'true') : each)) };
    case 8:
      return {
        ...draft,
        when: when.map((each) => each.replace('a*', 'a/*').replace('< 2', '< 1').replace('"a"', '"ab"')),
      };
    default:
      return { ...draft, when: when.toReversed(), resource: other.resource };
  }
}

const value = fc.oneof(
  fc.integer({ min: -1, max: 4 }),
  fc.constantFrom('a', 'ab', 'a/b', '', 'a*', 'b'),
  fc.boolean(),
  fc.constantFrom({ __entity: { type: 'User', id: 'u1' } }, { __entity: { type: 'Bot', id: 'b1' } }),
  fc.constant({ __extn: { fn: 'duration', arg: '1h' } }),
);

/** A request with its entities, as Cedar's engine takes it; attributes are missing or of other types at times. */
export const cedarRequest = fc.record({
  principal: fc.constantFrom(
    { type: 'User', id: 'u1' },
    { type: 'User', id: 'u2' },
    { type: 'Bot', id: 'b1' },
    { type: 'Team', id: 't1' },
  ),
  action: fc.constantFrom(
    { type: 'Action', id: 'read' },
    { type: 'Action', id: 'write' },
    { type: 'Action', id: 'drop' },
  ),
  resource: fc.constantFrom({ type: 'Doc', id: 'd1' }, { type: 'Doc', id: 'd2' }, { type: 'User', id: 'u2' }),
  context: fc.record(
    {
      n: value,
      s: value,
      flag: value,
      net: fc.oneof(fc.record({ path: value }, { requiredKeys: [] }), value),
    },
    { requiredKeys: [] },
  ),
  level: fc.option(value, { nil: undefined }),
  owner: fc.option(value, { nil: undefined }),
});
