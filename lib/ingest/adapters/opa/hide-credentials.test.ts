import { describe, expect, it } from 'vitest';
import { hideCredentials } from './hide-credentials';

describe('credentials', () => {
  it('in headers and fields are hidden, wherever they lie', () => {
    const input = {
      attributes: {
        request: { http: { headers: { authorization: 'Bearer x', Cookie: 'a=b', accept: '*/*' } } },
      },
      list: [{ password: 'p', user: 'alice' }],
      access_token: 'eyJ',
    };
    expect(hideCredentials(input)).toEqual({
      attributes: {
        request: { http: { headers: { authorization: '(hidden)', Cookie: '(hidden)', accept: '*/*' } } },
      },
      list: [{ password: '(hidden)', user: 'alice' }],
      access_token: '(hidden)',
    });
    expect(input.access_token).toBe('eyJ');
  });

  it.each([null, 5, 'token', [1], { token: { payload: { sub: 'alice' } } }, { tokens: 3, password: '' }])(
    'are not in %j, which stays as it is',
    (value) => {
      expect(hideCredentials(value)).toBe(value);
    },
  );
});
