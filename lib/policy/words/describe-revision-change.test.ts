import { describe, expect, test } from 'vitest';
import { changeWordsSchema } from '@/lib/domain/read-models/policy-words';
import { describeRevisionChange } from './describe-revision-change';
import * as pairs from './testing/revision-pairs';

const tell = ({ before, after }: pairs.RevisionPair) =>
  changeWordsSchema.parse(describeRevisionChange(before, after));

describe('changes as they happened to policies in use', () => {
  test('Cedar: a time of day that is read in local time is named, and its effect is not guessed', () => {
    const { verdict, effect, statements, files } = tell(pairs.LOCAL_TIME);
    expect(verdict).toBe('May permit more or less: 1 forbid changed.');
    expect(effect).toBe('unknown');
    expect(statements).toHaveLength(1);
    expect(statements[0]!.sentence).toBe(
      'Forbid `no-late-films` was changed: the exception `duration("7h") <= context.clock.at.toTime() && context.clock.at.toTime() <= duration("20h")` now reads `context.clock.at.offset(context.clock.zone)` where it read `context.clock.at`, 2 times: the time is shifted by `context.clock.zone` first, as into local time.',
    );
    expect(statements[0]!.place).toEqual({ file: 'viewing.cedar', side: 'to', line: 2 });
    expect(files).toMatchObject([{ path: 'viewing.cedar', comparison: 'structural' }]);
  });

  test('Gatekeeper: a check that may be switched off loosens, and its Rego is said to be read as text', () => {
    const { verdict, effect, statements, files } = tell(pairs.SWITCH_OFF);
    expect(verdict).toBe('Loosens: 1 rule loosened.');
    expect(effect).toBe('widens');
    expect(statements.map(({ sentence }) => sentence)).toEqual([
      'Rule `over_limit` also demands `input.parameters.cpu != "-1"` and `most != "-1"`, in 2 of its 2 definitions; it holds in fewer cases than before, or in the same, so fewer violations are found.',
      'ConstraintTemplate `cpuceiling` keeps its meaning beside its Rego: the parameter `cpu` is described as `The most cpu that a container may ask for; -1 switches it off.` now. 1 more part changed.',
    ]);
    // Eleven lines below `rego: |`, which is line 21.
    expect(statements[0]!.place).toEqual({ file: 'template.yaml', side: 'to', line: 32 });
    expect(files[0]!.sentence).toContain('the Rego inside is compared as text, rule by rule');
  });

  test('Istio: a gateway that was open and asks for authentication tightens, also under another name', () => {
    const { verdict, effect, statements } = tell(pairs.ASK_AT_GATEWAY);
    expect(verdict).toBe('Tightens: 1 AuthorizationPolicy tightened.');
    expect(effect).toBe('narrows');
    expect(statements[0]!.details).toEqual([
      {
        effect: 'narrows',
        sentence:
          'The action is now CUSTOM, and was ALLOW: the external provider `sign-in-proxy` decides on every request to workloads `app=inner-gateway`; before, ALLOW permits every request to workloads `app=inner-gateway`.',
      },
      { effect: 'none', sentence: 'The name is now `inner-gateway-sign-in`, and was `inner-gateway`.' },
    ]);
  });

  test('Istio: taking that back loosens', () => {
    const { verdict, effect, statements } = tell(pairs.TAKE_BACK);
    expect(verdict).toBe('Loosens: 1 AuthorizationPolicy loosened.');
    expect(effect).toBe('widens');
    expect(statements[0]!.sentence).toContain('the action is now ALLOW, and was CUSTOM');
  });

  test('Istio: to require a token of everybody tightens', () => {
    expect(tell(pairs.REQUIRE_TOKEN)).toMatchObject({
      verdict: 'Tightens: 1 AuthorizationPolicy tightened.',
      effect: 'narrows',
      statements: [
        {
          sentence:
            'AuthorizationPolicy `inner-gateway` permits less: it now permits requests with an authenticated user (a valid token), and before every request.',
        },
      ],
    });
  });

  test('Kyverno: init and ephemeral containers that are checked too tighten, and Audit is said to deny nothing', () => {
    const { verdict, effect, statements } = tell(pairs.EVERY_KIND_OF_CONTAINER);
    expect(verdict).toBe('Tightens: 1 rule tightened.');
    expect(effect).toBe('narrows');
    expect(statements[0]!.sentence).toMatch(
      /^Rule `no-latest` lets less pass: init containers are now checked too/,
    );
    expect(statements[0]!.details.map(({ sentence }) => sentence)).toEqual([
      'Init containers are now checked too: `spec.initContainers[].image` must not match `*:latest`, where it is there.',
      'Ephemeral containers are now checked too: `spec.ephemeralContainers[].image` must not match `*:latest`, where it is there.',
      'The failure action is Audit: what does not pass is reported, not denied.',
    ]);
  });

  test('Kyverno: a failure action that changes its capitals changes no meaning', () => {
    expect(tell(pairs.CAPITALS)).toMatchObject({
      verdict: 'No change of meaning: 1 ClusterPolicy changed.',
      effect: 'none',
      statements: [
        {
          sentence:
            'ClusterPolicy `pinned-images` keeps its meaning: `validationFailureAction` is written `Audit`, and was `audit`: only its capitals changed, and it means the same.',
          place: { file: 'pinned-images.yaml', side: 'to', line: 6 },
        },
      ],
    });
  });

  test('texts that are only written differently change nothing, in any language', () => {
    const { verdict, effect, statements } = tell(pairs.REFORMATTED);
    expect(verdict).toBe('Only formatting changed.');
    expect(effect).toBe('none');
    expect(statements.map(({ kind, name }) => [kind, name])).toEqual([
      ['reformatted', 'authz.rego'],
      ['reformatted', 'inner-gateway'],
      ['reformatted', 'no-late-films'],
    ]);
  });
});

describe('what is said of files', () => {
  test('a text that cannot be parsed is compared as text, with the line and the reason', () => {
    const { statements, files, verdict } = describeRevisionChange(
      { 'a.cedar': 'permit (principal, action, resource);\n' },
      { 'a.cedar': '// new\npermit (principal, action resource);\n' },
    );
    expect(statements[0]).toMatchObject({
      kind: 'unreadable',
      place: { file: 'a.cedar', side: 'to', line: 2 },
      sentence: '`a.cedar` cannot be read as Cedar (text after, line 2): unexpected token `resource`.',
    });
    expect(files).toEqual([
      { path: 'a.cedar', comparison: 'text', sentence: 'Compared as text: it could not be read as Cedar.' },
    ]);
    expect(verdict).toBe('Compared as text: 1 file changed, 1 file not readable.');
  });

  test('files without a difference are left out, and line endings are none', () => {
    const words = describeRevisionChange(
      { 'a.rego': 'package a\n', b: 'x\r\ny' },
      { 'a.rego': 'package a\n', b: 'x\ny\n' },
    );
    expect(words).toEqual({
      verdict: 'Nothing changed.',
      effect: 'none',
      statements: [],
      more: 0,
      files: [],
    });
  });

  test('the first revision is all added', () => {
    const { verdict } = describeRevisionChange(
      {},
      {
        'a.cedar':
          'permit (principal, action, resource);\nforbid (principal, action, resource) when { context.x };',
      },
    );
    expect(verdict).toBe('Loosens and tightens: 1 permit added, 1 forbid added.');
  });

  test('statements are capped, and the number of the others is told', () => {
    const write = (word: string) =>
      Array.from(
        { length: 100 },
        (_, at) => `@id("p${at}") permit (principal, action == Action::"${word}", resource);`,
      ).join('\n');
    const { statements, more, verdict } = describeRevisionChange(
      { 'a.cedar': write('read') },
      { 'a.cedar': write('list') },
    );
    expect(statements).toHaveLength(60);
    expect(more).toBe(40);
    expect(verdict).toBe('May permit more or less: 100 permits changed.');
  });

  test('one change among ten thousand lines is found', () => {
    const write = (changed: string) =>
      Array.from(
        { length: 2_000 },
        (_, at) =>
          `@id("p${at}")\npermit (principal, action == Action::"read", resource)\nwhen {\n  context.n < ${at === 1_500 ? changed : 9}\n};\n`,
      ).join('');
    const { verdict, statements } = describeRevisionChange(
      { 'a.cedar': write('9') },
      { 'a.cedar': write('5') },
    );
    expect(verdict).toBe('Tightens: 1 permit narrowed.');
    expect(statements).toMatchObject([
      {
        name: 'p1500',
        place: { file: 'a.cedar', side: 'to', line: 7_501 },
        sentence:
          'Permit `p1500` was narrowed: the condition on `context.n` moved its bound from `< 9` to `< 5`.',
      },
    ]);
  });
});

describe('an object beside others of its revision', () => {
  const isolate = (name: string, from: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: cart } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: ${from} } } }]
`;
  const ALLOW = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gate }
spec:
  action: ALLOW
  selector: { matchLabels: { app: gate } }
  rules:
    - from: [{ source: { requestPrincipals: ['*'] } }]
`;
  const effectsOf = (before: Record<string, string>, after: Record<string, string>) =>
    describeRevisionChange(before, after).statements.map(({ kind, effect }) => [kind, effect]);

  // The pods are isolated already: one policy more can only add to what may reach them.
  test('is no narrowing where an unchanged file isolates the same pods', () => {
    const other = isolate('from-web', 'web');
    const added = { 'a.yaml': isolate('from-jobs', 'jobs') };
    expect(effectsOf({ 'b.yaml': other }, { 'b.yaml': other, ...added })).toEqual([['added', 'unknown']]);
    const anywhere = other.replace(', namespace: shop', '');
    expect(effectsOf({ 'b.yaml': anywhere }, { 'b.yaml': anywhere, ...added })).toEqual([
      ['added', 'unknown'],
    ]);
    expect(effectsOf({}, added)).toEqual([['added', 'narrows']]);
  });

  test('is no narrowing or widening where another file holds it too', () => {
    const [one, both] = [{ 'dev/gate.yaml': ALLOW }, { 'dev/gate.yaml': ALLOW, 'prod/gate.yaml': ALLOW }];
    expect(effectsOf(both, one)).toEqual([['removed', 'unknown']]);
    expect(effectsOf(one, both)).toEqual([['added', 'unknown']]);
    expect(effectsOf(one, {})).toEqual([['removed', 'widens']]);
  });

  test('is found again in its own file first, and each of several where all were moved', () => {
    const before = { 'dev/p.yaml': isolate('p', 'web'), 'prod/p.yaml': isolate('p', 'jobs') };
    const edited = isolate('p', 'web').replace('Ingress', 'Ingress, Egress');
    const { statements } = describeRevisionChange(before, { 'prod/p.yaml': isolate('p', 'mail') });
    expect(statements.map(({ kind, place }) => [kind, place.file]).toSorted()).toEqual([
      ['changed', 'prod/p.yaml'],
      ['removed', 'dev/p.yaml'],
    ]);
    expect(
      effectsOf(before, { 'x/1.yaml': before['dev/p.yaml'], 'x/2.yaml': before['prod/p.yaml'] }),
    ).toEqual([
      ['reformatted', 'none'],
      ['reformatted', 'none'],
    ]);
    expect(describeRevisionChange(before, { ...before, 'dev/p.yaml': edited }).statements).toMatchObject([
      { kind: 'changed', place: { file: 'dev/p.yaml' } },
    ]);
  });
});
