import { describe, expect, test } from 'vitest';
import { describeRevisionChange } from '../describe-revision-change';

const tell = (before: string, after: string) => {
  const { effect, statements } = describeRevisionChange({ 'a.yaml': before }, { 'a.yaml': after });
  return {
    effect,
    sentences: statements.map(({ sentence }) => sentence),
    details: statements.flatMap(({ details }) => details.map(({ sentence }) => sentence)),
  };
};

const networkPolicy = (spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
${spec}`;
const FROM_WEB =
  '  ingress:\n  - from: [{ podSelector: { matchLabels: { app: web } } }]\n    ports: [{ port: 80 }]\n';

describe('Kubernetes NetworkPolicy', () => {
  test('the first rule of a direction that was denied permits more', () => {
    expect(
      tell(
        networkPolicy('  policyTypes: [Ingress]\n'),
        networkPolicy(`  policyTypes: [Ingress]\n${FROM_WEB}`),
      ),
    ).toMatchObject({
      effect: 'widens',
      sentences: [
        'NetworkPolicy `shop/api` permits more: ingress was denied entirely and is now permitted from pods `app=web` of its namespace on TCP 80.',
      ],
    });
  });

  test('a peer that comes is newly permitted, a port that goes no longer', () => {
    const wide = FROM_WEB.replace('from: [', 'from: [{ ipBlock: { cidr: 10.0.0.0/8 } }, ');
    expect(tell(networkPolicy(FROM_WEB), networkPolicy(wide))).toMatchObject({
      effect: 'widens',
      sentences: [
        'NetworkPolicy `shop/api` permits more: ingress from addresses `10.0.0.0/8` on TCP 80 is newly permitted.',
      ],
    });
    const twoPorts = FROM_WEB.replace('{ port: 80 }', '{ port: 80 }, { port: 443 }');
    expect(tell(networkPolicy(twoPorts), networkPolicy(FROM_WEB))).toMatchObject({
      effect: 'narrows',
      sentences: [
        'NetworkPolicy `shop/api` permits less: ingress from pods `app=web` of its namespace on TCP 443 is no longer permitted.',
      ],
    });
  });

  test('an empty list of peers is everybody, and an empty selector of namespaces every namespace', () => {
    expect(tell(networkPolicy(FROM_WEB), networkPolicy('  ingress:\n  - from: []\n'))).toMatchObject({
      effect: 'widens',
    });
    const everywhere = FROM_WEB.replace('{ podSelector', '{ namespaceSelector: {}, podSelector');
    expect(tell(networkPolicy(FROM_WEB), networkPolicy(everywhere))).toMatchObject({ effect: 'widens' });
  });

  test('a direction that is isolated anew is closed but for its rules, by this policy alone', () => {
    const both = `  policyTypes: [Ingress, Egress]\n${FROM_WEB}  egress:\n  - to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.9.0.0/16] } }]\n`;
    const { effect, sentences, details } = tell(
      networkPolicy(`  policyTypes: [Ingress]\n${FROM_WEB}`),
      networkPolicy(both),
    );
    expect(effect).toBe('narrows');
    expect(sentences[0]).toBe(
      'NetworkPolicy `shop/api` permits less: egress was open and is now permitted only to addresses `10.0.0.0/8` except `10.9.0.0/16` on every port.',
    );
    expect(details[1]).toContain('where another policy isolates the same pods');
  });

  test('where another policy of the revision isolates the same pods, what a new one does is not guessed', () => {
    const other = networkPolicy('  ingress: []\n').replace('name: api', 'name: other');
    const added = networkPolicy(FROM_WEB);
    expect(tell(other, `${other}---\n${added}`).effect).toBe('unknown');
    expect(tell('', added).effect).toBe('narrows');
    expect(tell(other, `${other}---\n${networkPolicy('  ingress: []\n')}`).effect).toBe('narrows');
  });

  test('a hole in a block of addresses permits less', () => {
    const block = (more: string) =>
      networkPolicy(`  ingress:\n  - from: [{ ipBlock: { cidr: 10.0.0.0/8${more} } }]\n`);
    expect(tell(block(''), block(', except: [10.1.0.0/16]')).effect).toBe('narrows');
    expect(tell(block(', except: [10.1.0.0/16]'), block(', except: [10.1.2.0/24]')).effect).toBe('widens');
  });
});

const authorization = (spec: string): string => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gate }
spec:${spec}`;

describe('Istio AuthorizationPolicy', () => {
  const rules = (text: string) => `\n  rules:\n  - ${text}\n`;
  const get = 'to: [{ operation: { methods: [GET], paths: ["/v1/*"] } }]';

  test('an empty spec permits nothing, an empty rule everything', () => {
    expect(tell(authorization(' {}\n'), authorization(rules('{}')))).toMatchObject({
      effect: 'widens',
      sentences: [
        'AuthorizationPolicy `gate` permits more: it now permits every request, and before no request.',
      ],
    });
    expect(tell('', authorization(' {}\n'))).toMatchObject({
      effect: 'narrows',
      sentences: [
        'AuthorizationPolicy `gate` was added: without rules it permits nothing to all workloads of its namespace.',
      ],
    });
  });

  test('a longer prefix of the path permits less, one more method permits more', () => {
    expect(
      tell(authorization(rules(get)), authorization(rules(get.replace('/v1/*', '/v1/cards/*')))).effect,
    ).toBe('narrows');
    expect(
      tell(authorization(rules(get)), authorization(rules(get.replace('[GET]', '[GET, POST]')))).effect,
    ).toBe('widens');
  });

  test('what DENY matches more is denied more', () => {
    const deny = (text: string) => authorization(`\n  action: DENY${rules(text)}`);
    expect(tell(deny(get), deny(get.replace('[GET]', '[GET, POST]'))).effect).toBe('narrows');
    expect(
      tell(
        deny('from: [{ source: { notNamespaces: [a] } }]'),
        deny('from: [{ source: { notNamespaces: [a, b] } }]'),
      ).effect,
    ).toBe('widens');
  });

  test('AUDIT records and decides nothing', () => {
    const audit = (text: string) => authorization(`\n  action: AUDIT${rules(text)}`);
    expect(tell(audit(get), audit('{}')).effect).toBe('none');
  });
});

const kyverno = (rule: string, spec = ''): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: p }
spec:
  validationFailureAction: Enforce
${spec}  rules:
  - name: r
${rule}`;

describe('Kyverno', () => {
  const match = (kinds: string) => `    match: { any: [{ resources: { kinds: [${kinds}] } }] }\n`;
  const validate = '    validate: { pattern: { spec: { hostNetwork: "false" } } }\n';

  test('from Audit to Enforce denies what was reported', () => {
    const enforce = kyverno(match('Pod') + validate);
    expect(tell(enforce.replace('Enforce', 'Audit'), enforce)).toMatchObject({
      effect: 'narrows',
      sentences: [
        'ClusterPolicy `p` permits less: `validationFailureAction` is now `Enforce`, and was `Audit`: what does not pass is denied.',
      ],
    });
  });

  test('a kind that is matched too is denied more, a namespace that is excluded less', () => {
    expect(
      tell(kyverno(match('Pod') + validate), kyverno(match('Pod, Deployment') + validate)),
    ).toMatchObject({
      effect: 'narrows',
      sentences: [
        'Rule `r` lets less pass: its `match` now also names kind `Deployment`: the rule applies to more.',
      ],
    });
    const exclude = '    exclude: { any: [{ resources: { namespaces: [kube-system] } }] }\n';
    expect(tell(kyverno(match('Pod') + validate), kyverno(match('Pod') + exclude + validate)).effect).toBe(
      'widens',
    );
  });

  test('a precondition lets more pass, a condition of any that denies lets less', () => {
    const conditions =
      '    preconditions: { all: [{ key: "{{ request.operation }}", operator: NotEquals, value: DELETE }] }\n';
    expect(tell(kyverno(match('Pod') + validate), kyverno(match('Pod') + conditions + validate)).effect).toBe(
      'widens',
    );
    const deny = (...values: string[]) =>
      `    validate: { deny: { conditions: { any: [${values.map((value) => `{ key: x, operator: Equals, value: ${value} }`).join(', ')}] } } }\n`;
    expect(tell(kyverno(match('Pod') + deny('a')), kyverno(match('Pod') + deny('a', 'b'))).effect).toBe(
      'narrows',
    );
  });

  test('another message changes no meaning, a mutation is not judged', () => {
    const message = (text: string) => validate.replace('{ pattern', `{ message: ${text}, pattern`);
    expect(tell(kyverno(match('Pod') + message('a')), kyverno(match('Pod') + message('b'))).effect).toBe(
      'none',
    );
    const mutate = '    mutate: { patchStrategicMerge: { metadata: { labels: { a: b } } } }\n';
    expect(
      tell(kyverno(match('Pod') + mutate), kyverno(match('Pod') + mutate.replace('a: b', 'a: c'))).effect,
    ).toBe('unknown');
  });

  test('what may be missing and must be there now demands more', () => {
    const pattern = (key: string) => `    validate: { pattern: { spec: { "${key}": "true" } } }\n`;
    expect(tell(kyverno(match('Pod') + pattern('=(a)')), kyverno(match('Pod') + pattern('a'))).effect).toBe(
      'narrows',
    );
    const either = (value: string) => `    validate: { pattern: { spec: { a: "${value}" } } }\n`;
    expect(tell(kyverno(match('Pod') + either('x')), kyverno(match('Pod') + either('x | y'))).effect).toBe(
      'widens',
    );
  });
});

describe('Gatekeeper constraints', () => {
  const constraint = (spec: string) => `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: CpuCeiling
metadata: { name: c }
spec: ${spec}
`;

  test('from dryrun to deny permits less; warn and dryrun both admit', () => {
    expect(tell(constraint('{ enforcementAction: dryrun }'), constraint('{}'))).toMatchObject({
      effect: 'narrows',
      sentences: [
        'CpuCeiling `c` permits less: the enforcement action is now `deny`, and was `dryrun`: violations are denied.',
      ],
    });
    expect(
      tell(constraint('{ enforcementAction: dryrun }'), constraint('{ enforcementAction: warn }')).effect,
    ).toBe('none');
  });

  test('a namespace that is excluded permits more; parameters are told and not judged', () => {
    expect(
      tell(constraint('{ match: {} }'), constraint('{ match: { excludedNamespaces: [a] } }')).effect,
    ).toBe('widens');
    expect(
      tell(constraint('{ parameters: { cpu: "1" } }'), constraint('{ parameters: { cpu: "-1" } }')),
    ).toMatchObject({
      effect: 'unknown',
      sentences: ['CpuCeiling `c` was changed: `spec.parameters.cpu` is now `"-1"`, and was `"1"`.'],
    });
  });
});

describe('data', () => {
  test('paths that differ are told, of many the first and how many more', () => {
    expect(tell('limits: { a: 1 }\n', 'limits: { a: 2 }\n').sentences).toEqual([
      'Data in `a.yaml` was changed: `limits.a` is now `2`, and was `1`.',
    ]);
    const many = (value: number) => Array.from({ length: 20 }, (_, at) => `k${at}: ${value}\n`).join('');
    const { sentences, details } = tell(many(1), many(2));
    expect(sentences).toEqual(['Data in `a.yaml` was changed at 20 paths.']);
    expect(details.at(-1)).toBe('And 8 more.');
  });
});
