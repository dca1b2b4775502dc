import { describe, expect, it } from 'vitest';
import { rulesFor } from './concerns-policy';
import { readTextExceptions } from './read-text-exceptions';

const text = (ttl: string) => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: require-labels
---
apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: legacy-import
  namespace: shop
  labels:
    cleanup.kyverno.io/ttl: ${ttl}
  annotations:
    policies.kyverno.io/description: |
      Until the importer is replaced.
    owner: team-shop
spec:
  exceptions:
    - policyName: require-labels
      ruleNames: [check-team, autogen-check-team]
    - policyName: shop/other
      ruleNames: [x]
  match:
    any:
      - resources:
          kinds: [Pod, Deployment]
          namespaces: [shop]
          names: ['importer*']
      - resources:
          namespaces: [legacy]
`;
const read = (ttl = '"2026-12-24"') => readTextExceptions({ 'require-labels.yaml': text(ttl) });

describe('a PolicyException of Kyverno', () => {
  it('says which rules of which policies, for what, until when and why', () => {
    expect(read()).toEqual([
      {
        name: 'shop/legacy-import',
        policies: [
          { policy: 'require-labels', rules: ['check-team', 'autogen-check-team'] },
          { policy: 'shop/other', rules: ['x'] },
        ],
        matches: ['Pod, Deployment named importer* in shop', 'every kind in legacy'],
        reason: 'Until the importer is replaced.',
        owner: 'team-shop',
        expiresAt: '2026-12-24T00:00:00.000Z',
        timeToLive: null,
      },
    ]);
  });

  it.each([
    ['"2026-12-24T180000Z"', '2026-12-24T18:00:00.000Z', null],
    ['"2026-12-24T18:00:00Z"', '2026-12-24T18:00:00.000Z', null],
    ['4h', null, '4h'],
    ['"2026-13-45"', null, '2026-13-45'],
  ])('with the time to live %s ends at %s, or after %s', (ttl, expiresAt, timeToLive) => {
    expect(read(ttl)).toMatchObject([{ expiresAt, timeToLive }]);
  });

  it('of the newer kind names policies without rules', () => {
    const newer =
      'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: e}\nspec:\n  policyRefs:\n    - name: check\n      kind: ValidatingPolicy\n';
    expect(readTextExceptions({ 'e.yaml': newer })).toMatchObject([
      {
        name: 'e',
        policies: [{ policy: 'check', rules: [] }],
        matches: [],
        expiresAt: null,
        timeToLive: null,
      },
    ]);
  });

  it('that is broken, or of somebody else, is none', () => {
    const other = text('4h').replace('kyverno.io/v2', 'example.com/v1');
    const broken = 'apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata: [\n';
    expect(readTextExceptions({ 'a.yaml': other, 'b.yaml': broken, 'c.yaml': '&a [*a]' })).toEqual([]);
  });

  it('is for a policy by its name, with or without what stands before it', () => {
    const [exception] = read() as [ReturnType<typeof read>[number]];
    expect(rulesFor(exception, 'policies/labels/require-labels')).toEqual([
      'check-team',
      'autogen-check-team',
    ]);
    expect(rulesFor(exception, 'other')).toEqual(['x']);
    expect(rulesFor(exception, 'require')).toBeNull();
  });
});
