import { describe, expect, it } from 'vitest';
import { labelRequest, readRequest, readRequestTrace } from './read-request';

const check = (http: object, attributes: object = {}) => ({
  attributes: { request: { http: { method: 'GET', ...http } }, ...attributes },
});
const withCertificate = (header: string) =>
  readRequest(check({ headers: { 'x-forwarded-client-cert': header, 'client-app': 'said' } })).principal;

describe('who asks through Envoy', () => {
  it.each([
    [
      'the URI of the certificate',
      'By=spiffe://example.org/gate;Hash=ab;Subject="";URI=spiffe://example.org/cart',
      'spiffe://example.org/cart',
    ],
    [
      'that of the nearest proxy of several',
      'By=a;Hash=1;URI=spiffe://example.org/far,By=b;Hash=2;Subject="CN=x,O=y";URI=spiffe://example.org/near',
      'spiffe://example.org/near',
    ],
    ['its subject where it has no URI', 'By=a;Hash=1;Subject="CN=cart,O=shop"', 'CN=cart,O=shop'],
    ['what the client says, without either', 'By=a;Hash=1', 'said'],
  ])('is %s', (_, header, expected) => {
    expect(withCertificate(header)).toBe(expected);
  });

  it('is the peer that Envoy verified, before any header', () => {
    const source = { principal: 'spiffe://example.org/peer' };
    const headers = { 'x-forwarded-client-cert': 'URI=spiffe://example.org/other' };
    expect(readRequest(check({ headers }, { source })).principal).toBe('spiffe://example.org/peer');
  });

  it.each([
    {
      metadataContext: { filterMetadata: { 'envoy.filters.http.jwt_authn': { payload: { sub: 'alice' } } } },
    },
    {
      metadata_context: {
        filter_metadata: { 'envoy.filters.http.jwt_authn': { payload: { sub: 'alice' } } },
      },
    },
  ])('is whose token it took: %j', (attributes) => {
    expect(readRequest(check({}, attributes)).principal).toBe('alice');
  });
});

it('a check has addresses, extensions and its request as labels, as v3 and as v2 write them', () => {
  const v3 = check(
    { protocol: 'HTTP/2', headers: { 'x-request-id': 'r-1' } },
    {
      source: { address: { socketAddress: { address: '10.0.0.1', portValue: 1 } } },
      destination: { principal: 'spiffe://example.org/b' },
      contextExtensions: { route: 'checkout' },
    },
  );
  expect(labelRequest({ ...v3, version: { ext_authz: 'v3' } })).toMatchObject({
    ext_authz: 'v3',
    request_id: 'r-1',
    protocol: 'HTTP/2',
    source_address: '10.0.0.1',
    destination_principal: 'spiffe://example.org/b',
    route: 'checkout',
  });
  const v2 = check(
    {},
    {
      source: { address: { Address: { SocketAddress: { address: '10.0.0.2' } } } },
      context_extensions: { route: 'cart' },
    },
  );
  expect(labelRequest(v2)).toMatchObject({ source_address: '10.0.0.2', route: 'cart' });
});

it('a check carries the trace of its request', () => {
  const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
  const traceparent = `00-${ids.traceId}-${ids.spanId}-01`;
  expect(readRequestTrace(check({ headers: { traceparent } }))).toEqual(ids);
  const b3 = { 'x-b3-traceid': ids.traceId, 'x-b3-spanid': ids.spanId };
  expect(readRequestTrace(check({ headers: b3 }))).toEqual(ids);
  expect(readRequestTrace({ method: 'GET' })).toEqual({});
});

it('a host that is only a port is no service', () => {
  expect(readRequest(check({ host: ':8080' })).targetService).toBeUndefined();
  expect(readRequest(check({ host: 'cart:8080' })).targetService).toBe('cart');
});
