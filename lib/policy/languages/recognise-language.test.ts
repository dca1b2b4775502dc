import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY_LANGUAGES } from '@/lib/domain/policy-language';
import { recogniseLanguage } from './recognise-language';

const manifest = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\n`;

describe('a text is told by its path and what it says', () => {
  it.each([
    ['a.rego', 'package a\n', 'rego'],
    ['a.rego', 'not rego at all', 'rego'],
    ['a.cedar', '', 'cedar'],
    ['schema.cedarschema', 'entity User;', 'plain'],
    ['pasted', '# about\n\npackage payments.authz\n\ndefault allow := false\n', 'rego'],
    ['pasted', '// about\n@id("one")\npermit (principal, action, resource);', 'cedar'],
    ['pasted.txt', 'forbid(principal, action, resource) unless { context.mfa };', 'cedar'],
    ['p.yaml', manifest('kyverno.io/v1', 'ClusterPolicy'), 'kyverno'],
    ['p.yaml', manifest('policies.kyverno.io/v1', 'ValidatingPolicy'), 'kyverno'],
    ['p.yaml', manifest('templates.gatekeeper.sh/v1', 'ConstraintTemplate'), 'gatekeeper'],
    ['p.yml', manifest('constraints.gatekeeper.sh/v1beta1', 'K8sContainerLimits'), 'gatekeeper'],
    ['p.yaml', manifest('security.istio.io/v1', 'AuthorizationPolicy'), 'istio-authorization-policy'],
    ['p.yaml', manifest('security.istio.io/v1', 'PeerAuthentication'), 'kubernetes'],
    ['p.yaml', manifest('networking.k8s.io/v1', 'NetworkPolicy'), 'network-policy'],
    ['p.yaml', manifest('v1', 'ConfigMap'), 'kubernetes'],
    ['p.json', '{"apiVersion":"kyverno.io/v1","kind":"Policy"}', 'kyverno'],
    ['data.json', '{"roles":["admin"]}', 'plain'],
    ['values.yaml', 'replicas: 2\n', 'plain'],
    ['README.md', '# How\n\nThe package is named in a line like\npackage x\n', 'plain'],
    ['empty', '', 'plain'],
  ] as const)('%s: %j is %s', (path, text, language) => {
    expect(recogniseLanguage(path, text)).toBe(language);
  });
});

describe('of a manifest of many documents', () => {
  it('the first that is a policy counts, whatever stands before it', () => {
    const text = [
      '# header',
      manifest('v1', 'Namespace'),
      manifest('networking.k8s.io/v1', 'NetworkPolicy'),
      manifest('kyverno.io/v1', 'Policy'),
    ].join('---\n');
    expect(recogniseLanguage('all.yaml', text)).toBe('network-policy');
  });

  it('the items of a list count each for itself', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: security.istio.io/v1\n    kind: AuthorizationPolicy\n';
    expect(recogniseLanguage('list.yaml', text)).toBe('istio-authorization-policy');
  });

  it('a template that does not parse is told by its lines', () => {
    const text = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n{{- if .Values.on }}\nspec: {{ .Values.spec }}\n`;
    expect(recogniseLanguage('templates/p.yaml', text)).toBe('kyverno');
  });

  it('a broken document does not hide the others', () => {
    const text = `apiVersion: [\n---\n${manifest('kyverno.io/v1', 'Policy')}`;
    expect(recogniseLanguage('p.yaml', text)).toBe('kyverno');
  });
});

it('never throws, whatever the text', () => {
  const words = fc.constantFrom(
    'apiVersion',
    ':',
    ' ',
    '\n',
    '---',
    '&a',
    '*a',
    '[',
    '{',
    '"',
    'kind',
    'x/y',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom('a', 'a.yaml', 'a.json'), text, (path, body) => {
      expect(POLICY_LANGUAGES).toContain(recogniseLanguage(path, body));
    }),
  );
});
