import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRevisionChange } from '../describe-revision-change';

const APPS = ['a', 'b'] as const;
const METHODS = ['GET', 'POST'] as const;
const PRINCIPALS = ['td/ns/x/sa/one', 'td/ns/x/sa/two'] as const;
type App = (typeof APPS)[number];
type Rule = { principals: string[] | null; methods: string[] | null };
type Drawn = { app: App | null; action: 'ALLOW' | 'DENY'; rules: Rule[] };

const some = <T>(...of: T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 }));
const policy: fc.Arbitrary<Drawn> = fc.record({
  app: fc.option(fc.constantFrom(...APPS)),
  action: fc.constantFrom('ALLOW', 'ALLOW', 'DENY'),
  rules: fc.array(fc.record({ principals: some(...PRINCIPALS), methods: some(...METHODS) }), {
    maxLength: 2,
  }),
});

const write = (name: string, { app, action, rules }: Drawn): string =>
  JSON.stringify({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace: 'shop' },
    spec: {
      ...(app && { selector: { matchLabels: { app } } }),
      action,
      ...(rules.length > 0 && {
        rules: rules.map(({ principals, methods }) => ({
          ...(principals && { from: [{ source: { principals } }] }),
          ...(methods && { to: [{ operation: { methods } }] }),
        })),
      }),
    },
  });

/** As Istio says: what a DENY policy matches is denied; where there is an ALLOW policy, one of them has to match. */
function passes(policies: readonly Drawn[], app: App, principal: string, method: string): boolean {
  const matches = ({ rules }: Drawn) =>
    rules.some(
      ({ principals, methods }) =>
        (principals === null || principals.includes(principal)) &&
        (methods === null || methods.includes(method)),
    );
  const own = policies.filter((each) => each.app === null || each.app === app);
  if (own.some((each) => each.action === 'DENY' && matches(each))) return false;
  const allowing = own.filter((each) => each.action === 'ALLOW');
  return allowing.length === 0 || allowing.some(matches);
}

const ALL = APPS.flatMap((app) =>
  PRINCIPALS.flatMap((principal) => METHODS.map((method) => [app, principal, method] as const)),
);

test('what is said to permit more or less does so for every request, as Istio defines it', () => {
  const names = fc.constantFrom('x', 'y', 'z');
  const revision = fc.dictionary(names, policy, { maxKeys: 3 });
  fc.assert(
    fc.property(revision, revision, fc.array(names, { maxLength: 2 }), (before, drawn, kept) => {
      // What is kept stands in both revisions, word for word.
      const after = { ...drawn };
      for (const name of kept) if (before[name]) after[name] = before[name];
      const files = (of: Record<string, Drawn>) =>
        Object.fromEntries(Object.entries(of).map(([name, each]) => [`${name}.json`, write(name, each)]));
      const { effect } = describeRevisionChange(files(before), files(after));
      if (effect === 'unknown') return;
      const [old, now] = [Object.values(before), Object.values(after)];
      const changed = ALL.filter((request) => passes(old, ...request) !== passes(now, ...request));
      const more = changed.filter((request) => passes(now, ...request));
      if (effect !== 'widens') expect(more).toEqual([]);
      if (effect !== 'narrows') expect(changed.filter((each) => !more.includes(each))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});
