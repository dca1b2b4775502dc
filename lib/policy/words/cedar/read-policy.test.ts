import { expect, test } from 'vitest';
import { withCedar } from '@/lib/policy/cedar/with-cedar';
import { readPolicy } from './read-policy';
import { splitPolicies } from './split-policies';

const when = (condition: string) => `permit (principal, action, resource) when { ${condition} };`;
const read = (text: string) => readPolicy(splitPolicies(text)[0]!);

test('after a trap of the parser the next policy is read as ever', () => {
  const deep = `${'('.repeat(20_000)}true${')'.repeat(20_000)}`;
  expect(withCedar((cedar) => cedar.policyToJson(when(deep)))).toBeNull();
  expect(read(when('true'))).toMatchObject({ json: { effect: 'permit' } });
});

test('what is nested too deeply, or holds numbers that are not kept exactly, is not read', () => {
  const reason = (condition: string) => read(when(condition));
  expect(reason(`${'('.repeat(60)}true${')'.repeat(60)}`)).toMatchObject({
    line: 1,
    reason: expect.stringContaining('nested too deeply'),
  });
  expect(reason('context.n == 9223372036854775807')).toMatchObject({
    reason: expect.stringContaining('more digits'),
  });
  expect(reason('context.s == "9223372036854775807"')).toMatchObject({ json: { effect: 'permit' } });
});

test('chains as long as people write them are read', () => {
  const chain = Array.from({ length: 150 }, (_, at) => `context.n == ${at}`);
  expect(read(when(chain.join(' || ')))).toHaveProperty('json');
  expect(read(when(chain.join(' && ')))).toHaveProperty('json');
});

test('policies are found by their semicolons, whatever strings and comments hold', () => {
  const text =
    '// one; two\n@id("a;b")\npermit (principal, action, resource);\n\nforbid (principal, action, resource)\nwhen { context.s == "\\";" }; // end\n';
  expect(splitPolicies(text).map(({ line, text }) => [line, text.slice(0, 6)])).toEqual([
    [2, '@id("a'],
    [5, 'forbid'],
  ]);
});

test('a template is read with its slots', () => {
  expect(read('permit (principal == ?principal, action, resource);')).toMatchObject({
    json: { principal: { op: '==', slot: '?principal' } },
  });
});
