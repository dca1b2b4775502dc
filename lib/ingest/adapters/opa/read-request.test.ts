import { describe, expect, it } from 'vitest';
import { readRequest } from './read-request';

describe('who asked for what', () => {
  it('in a check of Envoy', () => {
    const http = {
      method: 'POST',
      path: '/pay?x=1',
      host: 'payments.shop:8080',
      headers: { ':method': 'POST' },
    };
    const source = { principal: 'spiffe://example/checkout' };
    expect(readRequest({ attributes: { request: { http }, source } })).toEqual({
      principal: 'spiffe://example/checkout',
      action: 'POST',
      resource: '/pay?x=1',
      targetService: 'payments.shop',
    });
    expect(
      readRequest({
        attributes: {
          request: {
            http: {
              headers: { ':method': 'GET', ':path': '/a', ':authority': 'a:1', 'client-app': 'buyer' },
            },
          },
        },
      }),
    ).toEqual({ principal: 'buyer', action: 'GET', resource: '/a', targetService: 'a' });
  });

  it('in an admission review', () => {
    expect(
      readRequest({
        kind: 'AdmissionReview',
        request: {
          kind: { kind: 'Pod' },
          operation: 'CREATE',
          namespace: 'demo',
          object: { metadata: { name: 'nginx' } },
          userInfo: { username: 'system:serviceaccount:kube-system:replicaset-controller' },
        },
      }),
    ).toEqual({
      principal: 'system:serviceaccount:kube-system:replicaset-controller',
      action: 'CREATE',
      resource: 'Pod/demo/nginx',
    });
  });

  it.each([
    [
      { user: 'alice', method: 'GET', path: ['finance', 'salary', 'alice'] },
      { principal: 'alice', action: 'GET', resource: '/finance/salary/alice' },
    ],
    [
      { subject: { id: 'u1' }, action: { name: 'read' }, resource: { id: 'doc-1' } },
      { principal: 'u1', action: 'read', resource: 'doc-1' },
    ],
    [
      {
        action: { operation: 'AccessCatalog', resource: { catalog: { name: 'system' } } },
        context: { identity: { user: 'bob' } },
      },
      { principal: 'bob', action: 'AccessCatalog', resource: 'system' },
    ],
    [
      { User: 'carol', Method: 'POST', PathPlain: '/images' },
      { principal: 'carol', action: 'POST', resource: '/images' },
    ],
  ])('in the input %j', (input, expected) => {
    expect(readRequest(input)).toMatchObject(expected);
  });

  it.each([
    undefined,
    null,
    5,
    'text',
    [],
    {},
    { attributes: null },
    { request: null },
    { attributes: { request: { http: 5 } } },
  ])('is unknown in %j', (input) => {
    expect(Object.values(readRequest(input)).filter((value) => value !== undefined)).toEqual([]);
  });

  it('is never an empty text', () => {
    expect(readRequest({ User: '', Method: '', PathPlain: '' })).toMatchObject({
      principal: undefined,
      action: undefined,
    });
  });
});
