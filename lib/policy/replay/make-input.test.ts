import { describe, expect, test } from 'vitest';
import { compileTemplate } from './compile-template';
import { findMasked } from './find-masked';
import { makeInputs } from './make-input';
import type { ReplayEvent } from './replay-event';

const decision = (payload: unknown, adapter = 'opa'): ReplayEvent => ({
  event: {
    id: 'e',
    occurredAt: '2026-11-21T10:00:00.000000Z',
    source: adapter,
    outcome: 'allow',
    zone: 'payments',
    service: 'cart',
    environment: null,
    principal: 'alice',
    policy: 'http/authz',
    rule: null,
    revision: null,
    action: 'GET',
    resource: '/a',
    targetService: null,
    targetZone: null,
  },
  adapter,
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
});

describe('a template', () => {
  const make = (template: unknown, payload: unknown = { input: { a: [{ b: 7 }], n: null } }) =>
    compileTemplate(template).make({ event: { principal: 'alice', rule: null }, payload });

  test('takes what its paths name, and leaves the rest as it is', () => {
    expect(
      make({
        who: '$.event.principal',
        b: '$.payload.input.a[0].b',
        c: ['x', 1, true, null],
        d: '$$.not.a.path',
      }),
    ).toEqual({ input: { who: 'alice', b: 7, c: ['x', 1, true, null], d: '$.not.a.path' } });
    expect(make('$.payload')).toEqual({ input: { input: { a: [{ b: 7 }], n: null } } });
  });

  test('takes the first alternative that is there', () => {
    expect(make('$.payload.input.x | $.event.rule | $.event.principal')).toEqual({ input: 'alice' });
  });

  test('leaves out what may be missing, and names what may not', () => {
    expect(make({ a: '$.payload.input.x ?', b: ['$.event.rule ?'] })).toEqual({ input: { b: [] } });
    expect(make({ a: '$.payload.input.n' })).toEqual({ missing: '$.payload.input.n' });
  });

  test.each(['$', '$.', '$.events.a', '$.payload..a', '$.payload[x]', '$.payload.a || $.event.b'])(
    'with the path %j is refused',
    (path) => {
      expect(() => compileTemplate({ a: path })).toThrow('is no path');
    },
  );

  test('reads no property that a value only inherits', () => {
    expect(make('$.payload.constructor')).toEqual({ missing: '$.payload.constructor' });
  });
});

describe('a masked field', () => {
  const taken = [['input', 'user']];
  test.each([
    ['/input/user', '/input/user'],
    ['/input', '/input'],
    ['/input/user/name', '/input/user/name'],
    ['input.user', 'input.user'],
    ['/input/password', null],
    ['/result', null],
    ['/inputs', null],
  ])('%s, where input.user is taken, hides %j', (path, expected) => {
    expect(findMasked({ erased: [path] }, taken, [])).toBe(expected);
    expect(findMasked({ masked: [path] }, taken, [])).toBe(expected);
  });

  test('does not matter where the candidate does not read it', () => {
    const payload = { masked: ['/input/user/password'], erased: ['/input/user/ssn'] };
    expect(findMasked(payload, taken, ['/input/user/password'])).toBe('/input/user/ssn');
    expect(findMasked(payload, taken, ['/input/user'])).toBeNull();
  });
});

describe('the input of a decision', () => {
  test('of OPA and of the native format is what they logged', () => {
    expect(makeInputs('rego-wasm', null)(decision({ input: { a: 1 } }))).toEqual({ input: { a: 1 } });
    expect(makeInputs('cedar', null)(decision({ input: { principal: 'x' } }, 'native'))).toEqual({
      input: { principal: 'x' },
    });
  });

  test('of others is made of the columns of the event', () => {
    expect(makeInputs('rego-wasm', null)(decision({}, 'envoy'))).toEqual({
      input: { principal: 'alice', action: 'GET', resource: '/a', zone: 'payments', service: 'cart' },
    });
    expect(makeInputs('cedar', null)(decision({}, 'envoy'))).toEqual({
      input: {
        principal: { type: 'Principal', id: 'alice' },
        action: { type: 'Action', id: 'GET' },
        resource: { type: 'Resource', id: '/a' },
        context: { zone: 'payments', service: 'cart' },
        entities: [],
      },
    });
  });

  test('of Cedar is its request, wherever the log has it', () => {
    const request = { principal: 'User::"a"', action: 'Action::"b"', resource: 'C::"d"' };
    const expected = { input: { ...request, context: { e: 1 } } };
    expect(makeInputs('cedar', null)(decision({ ...request, context: { e: 1 } }, 'cedar'))).toEqual(expected);
    expect(
      makeInputs('cedar', null)(decision({ request: { ...request, context: { e: 1 } } }, 'cedar')),
    ).toEqual(expected);
  });

  test('that was erased, or is missing, or cannot be read, is told so', () => {
    const make = makeInputs('rego-wasm', null);
    expect(make(decision({ erased: ['/input'] }))).toEqual({
      notReplayable: { reason: 'masked-input', what: '/input' },
    });
    expect(make(decision({ input: { a: 1 }, masked: ['/input/password'] }))).toEqual({
      notReplayable: { reason: 'masked-input', what: '/input/password' },
    });
    expect(make(decision({ result: true }))).toEqual({
      notReplayable: { reason: 'missing-data', what: '$.payload.input' },
    });
    expect(make(decision('{"input":'))).toMatchObject({ notReplayable: { reason: 'unreadable' } });
  });
});
