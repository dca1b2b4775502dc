import { expect, it } from 'vitest';
import { labelRequest, readRequest } from './read-request';

const request = {
  uid: 'u-1',
  kind: { group: 'apps', version: 'v1', kind: 'Deployment' },
  operation: 'DELETE',
  name: 'cart',
  namespace: 'shop',
  userInfo: { username: 'alice', groups: ['dev', 'ops'] },
  object: null,
  oldObject: { metadata: { name: 'cart' } },
  dryRun: true,
  subResource: 'scale',
};

it.each([
  ['v1', { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request }],
  ['v1beta1', { apiVersion: 'admission.k8s.io/v1beta1', kind: 'AdmissionReview', request }],
  ['as Gatekeeper hands it to a policy', { review: request, parameters: {} }],
])('a review %s says who does what to which object', (_, input) => {
  expect(readRequest(input)).toEqual({
    principal: 'alice',
    action: 'DELETE',
    resource: 'Deployment/shop/cart',
  });
  expect(labelRequest(input)).toMatchObject({
    dry_run: true,
    namespace: 'shop',
    kind: 'Deployment',
    api_group: 'apps',
    api_version: 'v1',
    sub_resource: 'scale',
    user_groups: 'dev, ops',
    review_uid: 'u-1',
  });
});

it('a deleted object is named by what it was, one without a name yet by what it will begin with', () => {
  const { name: _name, ...nameless } = request;
  expect(readRequest({ request: nameless }).resource).toBe('Deployment/shop/cart');
  const object = { metadata: { generateName: 'cart-' } };
  expect(readRequest({ request: { ...nameless, object, oldObject: null } }).resource).toBe(
    'Deployment/shop/cart-',
  );
});

it('a namespace is not within itself, and a request for real is no dry run', () => {
  const namespace = { ...request, kind: { kind: 'Namespace' }, name: 'shop', dryRun: false };
  expect(readRequest({ request: namespace }).resource).toBe('Namespace/shop');
  expect(labelRequest({ request: namespace }).dry_run).toBeUndefined();
});
