import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cedarEdit,
  cedarRequest,
  relatedConditions,
  writeDraft,
  type CedarDraft,
} from '../testing/cedar-arbitrary';
import { joinEffects } from '../statement';
import { compareCedar } from './compare-cedar';

type Request = typeof cedarRequest extends fc.Arbitrary<infer T> ? T : never;

/** Entities below teams, with the attributes of the request. */
function entitiesOf({ level, owner }: Request): cedar.Entities {
  const attrs = { ...(level === undefined ? {} : { level }), ...(owner === undefined ? {} : { owner }) };
  const entity = (type: string, id: string, team?: string) => ({
    uid: { type, id },
    attrs,
    parents: team === undefined ? [] : [{ type: 'Team', id: team }],
  });
  return [
    entity('User', 'u1', 't1'),
    entity('User', 'u2'),
    entity('Bot', 'b1', 't2'),
    entity('Doc', 'd1'),
    entity('Team', 't1', 't2'),
  ];
}

function decideAll(policies: string, requests: readonly Request[]): string[] {
  expect(cedar.preparsePolicySet('set', { staticPolicies: policies })).toEqual({ type: 'success' });
  return requests.map((request) => {
    const { principal, action, resource, context } = request;
    const entities = entitiesOf(request);
    const call = { principal, action, resource, context, preparsedPolicySetId: 'set', entities };
    const answer = cedar.statefulIsAuthorized(call);
    return answer.type === 'success' ? answer.response.decision : 'failure';
  });
}

/** What the engine decides agrees with what is said; that nothing is said is always right. */
function check(before: string, after: string, requests: readonly Request[]): void {
  const { statements } = compareCedar([{ path: 'a', text: before }], [{ path: 'a', text: after }]);
  const effect = joinEffects(statements.map((each) => each.effect));
  if (effect === 'unknown') return;
  const [old, now] = [decideAll(before, requests), decideAll(after, requests)];
  const newlyDenied = requests.filter((_, at) => old[at] === 'allow' && now[at] !== 'allow');
  const newlyAllowed = requests.filter((_, at) => old[at] !== 'allow' && now[at] === 'allow');
  if (effect !== 'narrows') expect(newlyDenied).toEqual([]);
  if (effect !== 'widens') expect(newlyAllowed).toEqual([]);
}

/** With a permit beside a forbid, so that what the forbid takes away can be seen. */
const besideForbid = ({ effect }: CedarDraft) =>
  effect === 'forbid' ? '@id("beside") permit (principal, action, resource);\n' : '';

test('what is said to permit more or less does so for every request, as the engine decides', () => {
  fc.assert(
    fc.property(
      cedarEdit,
      fc.constantFrom(null, 'p'),
      fc.array(cedarRequest, { minLength: 6, maxLength: 12 }),
      ([draft, edited], id, requests) =>
        check(
          writeDraft(draft, id) + besideForbid(draft),
          writeDraft(edited, id) + besideForbid(edited),
          requests,
        ),
    ),
    { numRuns: 600 },
  );
});

/** Several policies, of which some are edited, go, come, change their place or lose their name. */
const setEdit: fc.Arbitrary<[string, string]> = fc
  .array(
    fc.record({
      edit: cedarEdit,
      fate: fc.constantFrom('stays', 'stays', 'edited', 'edited', 'gone', 'new'),
      isNamed: fc.boolean(),
      losesName: fc.nat({ max: 5 }).map((drawn) => drawn === 0),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((parts) =>
    fc.shuffledSubarray([...parts.keys()], { minLength: parts.length }).map((order): [string, string] => {
      const write = (place: number, draft: CedarDraft, isNamed: boolean) =>
        writeDraft(draft, isNamed ? `p${place}` : null);
      const before = parts.map(({ edit: [draft], fate, isNamed }, place) =>
        fate === 'new' ? '' : write(place, draft, isNamed),
      );
      const after = order.map((place) => {
        const { edit, fate, isNamed, losesName } = parts[place]!;
        if (fate === 'gone') return '';
        return write(place, fate === 'edited' ? edit[1] : edit[0], isNamed && !losesName);
      });
      return [before.join(''), after.join('')];
    }),
  );

test('what is said of a whole set of policies holds for every request, whatever became of each of them', () => {
  fc.assert(
    fc.property(
      setEdit,
      fc.array(cedarRequest, { minLength: 8, maxLength: 16 }),
      ([before, after], requests) => check(before, after, requests),
    ),
    { numRuns: 500 },
  );
});

/** Every value that the conditions tell apart, and none. */
const EVERY_REQUEST: Request[] = [
  ...[
    undefined,
    -1,
    0,
    1,
    2,
    3,
    4,
    'a',
    'ab',
    'a/b',
    '',
    'a*',
    'c',
    true,
    { __entity: { type: 'User', id: 'u1' } },
  ].map((n) => ({ context: n === undefined ? {} : { n }, principal: { type: 'User', id: 'u1' } })),
  ...[
    { type: 'User', id: 'u2' },
    { type: 'Bot', id: 'b1' },
    { type: 'Team', id: 't1' },
    { type: 'Team', id: 't2' },
  ].map((principal) => ({ context: { n: 1 }, principal })),
].map((request) => ({
  ...request,
  action: { type: 'Action', id: 'read' },
  resource: { type: 'Doc', id: 'd1' },
  level: undefined,
  owner: undefined,
})) as Request[];

test('conditions that speak of one value are compared as the engine evaluates them, errors included', () => {
  fc.assert(
    fc.property(relatedConditions, ([before, after]) => {
      const write = (condition: string) =>
        `@id("p") permit (principal, action, resource) when { ${condition} };`;
      check(write(before), write(after), EVERY_REQUEST);
    }),
    { numRuns: 1_500 },
  );
});
