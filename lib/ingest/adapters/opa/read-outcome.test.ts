import { describe, expect, it } from 'vitest';
import { readOutcome } from './read-outcome';

const read = (result: unknown, path = 'http/authz') => readOutcome(path, result, []);

describe('a result means', () => {
  it.each([
    ['a boolean', true, 'allow'],
    ['a boolean', false, 'deny'],
    ['a boolean as text', 'true', 'allow'],
    ['a boolean as text', 'False', 'deny'],
    ['a word', 'allowed', 'allow'],
    ['a word', 'DENY', 'deny'],
    ['{allow}', { allow: true }, 'allow'],
    ['{allow}', { allow: false }, 'deny'],
    ['Envoy’s {allowed}', { allowed: true, headers: { 'x-a': 'b' } }, 'allow'],
    ['Envoy’s {allowed}', { allowed: false, body: 'no', http_status: 403 }, 'deny'],
    ['{decision}', { decision: 'permit' }, 'allow'],
    ['a nested answer', { allow: { allowed: false } }, 'deny'],
    ['a boolean within result', { result: { allow: true } }, 'allow'],
    ['an AdmissionReview', { kind: 'AdmissionReview', response: { allowed: true, uid: 'u' } }, 'allow'],
    ['an AdmissionReview', { kind: 'AdmissionReview', response: { allowed: false } }, 'deny'],
    ['allow beside deny messages', { allow: true, deny: [] }, 'allow'],
    ['a set of deny messages', { deny: ['no image from there'] }, 'deny'],
    ['an empty set of deny messages', { deny: [] }, 'allow'],
    ['violations', { violations: [{ msg: 'privileged' }] }, 'deny'],
    ['the indexes that are allowed', [0, 2, 5], 'allow'],
    ['no index allowed', [], 'deny'],
    ['a SubjectAccessReview', { kind: 'SubjectAccessReview', status: { allowed: true } }, 'allow'],
    ['a SubjectAccessReview', { kind: 'SubjectAccessReview', status: { allowed: false } }, 'deny'],
    ['objections', [{ msg: 'privileged', details: {} }], 'deny'],
    ['objections that are only reported', [{ msg: 'a', enforcementAction: 'dryrun' }], 'would-deny'],
    [
      'objections of which one is enforced',
      [
        { msg: 'a', enforcementAction: 'warn' },
        { msg: 'b', enforcementAction: 'deny' },
      ],
      'deny',
    ],
    ['Gatekeeper’s results', { target: 'admission.k8s.gatekeeper.sh', results: [{ msg: 'a' }] }, 'deny'],
    ['Gatekeeper’s results', { target: 'admission.k8s.gatekeeper.sh', results: [] }, 'allow'],
    ['undefined', undefined, 'deny'],
    ['null', null, 'deny'],
  ])('%s: %j is %s %s', (_, result, outcome) => {
    expect(read(result)).toMatchObject({ outcome });
  });

  it.each([
    ['k8s/deny', [], 'allow'],
    ['k8s/deny', ['no'], 'deny'],
    ['k8s/violation', [{ msg: 'no' }], 'deny'],
    ['deny', true, 'deny'],
    ['deny', false, 'allow'],
    ['http/denied', { a: 'no' }, 'deny'],
    ['http/denied', {}, 'allow'],
    ['moat/trino/batchcolumnmask', [], 'allow'],
    ['trino/rowFilters', [{ expression: 'a = 1' }], 'allow'],
    ['http/allow_deny_page', [], 'deny'],
  ])('by the path %s, %j is %s', (path, result, outcome) => {
    expect(read(result, path)).toMatchObject({ outcome });
  });

  it.each([
    42,
    'maybe',
    '',
    {},
    { allow: 1 },
    { allow: null },
    { grade: 'A' },
    { response: { code: 1 } },
    ['read'],
    [{ grade: 1 }],
    [-1],
    [true],
  ])('%j means nothing yet', (result) => {
    expect(read(result)).toBeNull();
  });

  it('nothing by the path where it is no list of objections', () => {
    expect(read('maybe', 'k8s/deny')).toBeNull();
    expect(read(5, 'k8s/violation')).toBeNull();
  });
});

describe('why it was denied', () => {
  it.each([
    [{ allow: false, reason: 'not an owner' }, 'not an owner'],
    [{ allowed: false, body: 'go away' }, 'go away'],
    [{ allow: false, reasons: ['a', 'b'] }, 'a; b'],
    [{ deny: ['a', { msg: 'b' }, { message: 'c' }] }, 'a; b; c'],
    [{ response: { allowed: false, status: { message: 'prohibited registry' } } }, 'prohibited registry'],
    [{ response: { allowed: false, status: { reason: 'Forbidden' } } }, 'Forbidden'],
  ])('%j says %j', (result, reason) => {
    expect(read(result)).toMatchObject({ outcome: 'deny', reason });
  });

  it('names the rule where the result does', () => {
    expect(read({ allow: false, rule: 'owner-only' })).toMatchObject({ rule: 'owner-only' });
    expect(read({ allow: false, rule_id: 'R7' })).toMatchObject({ rule: 'R7' });
  });

  it('is cut to what is kept', () => {
    expect(read({ deny: ['x'.repeat(30_000)] })!.reason!.length).toBeLessThanOrEqual(10_000);
    expect(read({ allow: false, reason: 'x'.repeat(30_000) })!.reason!.length).toBeLessThanOrEqual(10_000);
  });
});
