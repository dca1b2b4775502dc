import { expect, it } from 'vitest';
import { readApiInput } from './read-api-input';

it.each([
  [
    { user: { id: 'u-1' }, verb: 'get', object: 'doc-1' },
    { principal: 'u-1', action: 'get', resource: 'doc-1' },
  ],
  [
    { user: { email: 'a@example.org' }, operation: 'read' },
    { principal: 'a@example.org', action: 'read' },
  ],
  [
    { request: { method: 'PUT', path: ['a', 'b'], user: 'alice' } },
    { principal: 'alice', action: 'PUT', resource: '/a/b' },
  ],
  [{ http: { method: 'GET', path: '/a' } }, { action: 'GET', resource: '/a' }],
  [{ token: { payload: { sub: 'alice' } } }, { principal: 'alice' }],
  [{ claims: { sub: 'alice' } }, { principal: 'alice' }],
  // The text of a token is not who it was given to.
  [{ token: 'eyJhbGciOi' }, { principal: undefined }],
  [
    {
      subject: { type: 'user', id: 'alice' },
      action: { name: 'view' },
      resource: { type: 'doc', id: 'd-1' },
    },
    { principal: 'alice', action: 'view', resource: 'd-1' },
  ],
  [
    { actor: { id: 'alice' }, resource: { type: 'doc', name: 'plan' } },
    { principal: 'alice', resource: 'doc/plan' },
  ],
  [
    {
      kind: 'SubjectAccessReview',
      spec: { user: 'alice', resourceAttributes: { verb: 'list', resource: 'pods', namespace: 'shop' } },
    },
    { principal: 'alice', action: 'list', resource: 'pods/shop' },
  ],
  [
    {
      kind: 'SubjectAccessReview',
      spec: { user: 'a', nonResourceAttributes: { verb: 'get', path: '/metrics' } },
    },
    { principal: 'a', action: 'get', resource: '/metrics' },
  ],
])('%j', (input, expected) => {
  expect(readApiInput(input)).toMatchObject(expected);
});
