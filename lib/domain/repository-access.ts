import { z } from 'zod';

/** Whose API holds the texts of commits. */
export type RepositoryApi = 'github' | 'gitlab';

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/**
 * The base of an API, without a slash at its end: https, since a token goes along; plain http only to this very
 * machine.
 */
const apiBaseSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => {
    const { protocol, hostname, username, password, search, hash } = new URL(text);
    return (protocol === 'https:' || isLoopback(hostname)) && `${username}${password}${search}${hash}` === '';
  }, 'must be an https address without name, password and parameters');

/** Where the texts of a policy repository may be read, and which repositories. */
export const repositoryAccessSchema = z.object({
  /** `https://api.github.com`, `https://gitlab.example.com/api/v4`. */
  apiBase: apiBaseSchema,
  /** Read-only; null for public repositories, absent to keep the one that is stored for the same address. */
  token: z
    .string()
    .regex(/^[\x21-\x7e]{8,500}$/, 'A token has 8 to 500 visible ASCII characters and no spaces.')
    .nullish(),
  /** As `owner/name`; nothing else is read, whatever a webhook says. */
  repositories: z
    .array(
      z
        .string()
        .regex(
          /^(?!\.{1,2}\/)[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)+$/,
          'A repository is written as owner/name.',
        )
        .max(300),
    )
    .min(1, 'Name at least one repository.')
    .max(100),
});
export type RepositoryAccessInput = z.input<typeof repositoryAccessSchema>;
