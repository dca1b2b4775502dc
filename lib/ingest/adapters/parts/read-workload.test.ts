import { describe, expect, it } from 'vitest';
import { readHostService, readPodWorkload } from './read-workload';

describe('the service behind a host', () => {
  it.each([
    ['reviews.shop.svc.cluster.local', { service: 'reviews', namespace: 'shop' }],
    ['reviews.shop.svc.cluster.local:9080', { service: 'reviews', namespace: 'shop' }],
    ['reviews.shop.svc', { service: 'reviews', namespace: 'shop' }],
    ['details:9080', { service: 'details' }],
    ['api.example.com', { service: 'api.example.com' }],
    ['10.0.0.1:80', undefined],
    ['::1', undefined],
    ['', undefined],
    [undefined, undefined],
    ['a b', undefined],
  ])('%s', (host, expected) => {
    expect(readHostService(host)).toEqual(expected);
  });
});

describe('the workload of a pod', () => {
  it.each([
    ['productpage-v1-87d54dd59-fzflt', 'productpage-v1'],
    ['mysqldb-v1-64bc584fdc-bb5vw', 'mysqldb-v1'],
    ['node-local-dns-r99x7', 'node-local-dns'],
    ['postgres-0', 'postgres'],
    ['curl-deny', 'curl-deny'],
    ['xwing', 'xwing'],
  ])('%s', (pod, expected) => {
    expect(readPodWorkload(pod)).toBe(expected);
  });
});
