import { expect, it } from 'vitest';
import { repositoryAccessSchema } from './repository-access';

const given = { apiBase: 'https://api.github.com/', repositories: ['acme/policies'] };
const accepts = (fields: object) => repositoryAccessSchema.safeParse({ ...given, ...fields }).success;

it('an address loses the slash at its end', () => {
  expect(repositoryAccessSchema.parse(given).apiBase).toBe('https://api.github.com');
});

it.each(['https://gitlab.example.com/api/v4', 'http://127.0.0.1:8080', 'http://localhost:3000/api/v3'])(
  '%s may be read',
  (apiBase) => expect(accepts({ apiBase })).toBe(true),
);

it.each([
  'http://api.github.com',
  'http://127.0.0.1.example.com',
  'https://user:password@example.com',
  'https://example.com/?token=x',
  'https://example.com/#x',
  'ftp://example.com',
  'file:///etc/passwd',
  'example.com',
])('%s may not', (apiBase) => expect(accepts({ apiBase })).toBe(false));

it.each([[[]], [['policies']], [['acme/policies?x']], [['acme/..']], [['../acme']], [['acme/x y']]])(
  'no repositories are %j',
  (repositories) => expect(accepts({ repositories })).toBe(false),
);
