import { describe, expect, it } from 'vitest';
import { requireSameOrigin } from './require-same-origin';

const refused = expect.objectContaining({ code: 'forbidden' }) as unknown;
const check = (headers: Record<string, string>) => () =>
  requireSameOrigin(new Request('http://gatehouse.example/api', { method: 'POST', headers }));

describe('a request that changes something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://gatehouse.example', host: 'gatehouse.example' }],
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }],
    [{ authorization: 'Bearer gh_x', 'sec-fetch-site': 'cross-site' }],
  ])('may come with %j', (headers) => {
    expect(check(headers)).not.toThrow();
  });

  it.each([
    [{}],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://gatehouse.example', host: 'gatehouse.example' }],
    [{ origin: 'https://evil.example', host: 'gatehouse.example' }],
    [{ origin: 'https://gatehouse.example.evil.example', host: 'gatehouse.example' }],
    [{ origin: 'http://localhost:3001', host: 'localhost:3000' }],
    [{ origin: 'null', host: 'gatehouse.example' }],
    [{ origin: 'nonsense', host: 'gatehouse.example' }],
    [{ origin: 'https://gatehouse.example' }],
  ] as [Record<string, string>][])('may not come with %j', (headers) => {
    expect(check(headers)).toThrow(refused);
  });
});
