import { z } from 'zod';

/** Who keeps checkpoints of the audit log outside: a file or folder, a webhook, a Git repository. */
export const WITNESS_KINDS = ['file', 'webhook', 'git'] as const;
export const witnessKindSchema = z.enum(WITNESS_KINDS);
export type WitnessKind = (typeof WITNESS_KINDS)[number];

/** The branch of a repository that holds nothing but checkpoints. */
export const DEFAULT_WITNESS_BRANCH = 'gatehouse-checkpoints';

const nameSchema = z.string().trim().min(1, 'A witness needs a name.').max(100);

const pathSchema = z
  .string()
  .max(1_000)
  .regex(/^\/[^\p{Cc}]*$/u, 'A path begins with a slash.')
  .refine((path) => !path.split('/').includes('..'), 'A path must not lead upwards.');

const hasNoPassword = (text: string): boolean => {
  const { username, password, hash, hostname } = new URL(text);
  return password === '' && hash === '' && !hostname.startsWith('-') && !username.startsWith('-');
};

const webhookUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(1_000)
  .refine(
    (text) => hasNoPassword(text) && new URL(text).username === '',
    'An address must not hold a name or a password.',
  );

const repositorySchema = z.union([
  pathSchema,
  z
    .url({ protocol: /^(https|ssh)$/ })
    .max(1_000)
    .refine(hasNoPassword, 'An address must not hold a password.'),
]);

/** A witness as somebody adds it. */
export const addWitnessSchema = z.discriminatedUnion('kind', [
  /** A path that ends with a slash, or is a folder, gets a file for each checkpoint; any other is appended to. */
  z.object({ kind: z.literal('file'), name: nameSchema, place: pathSchema }),
  z.object({ kind: z.literal('webhook'), name: nameSchema, place: webhookUrlSchema }),
  z.object({
    kind: z.literal('git'),
    name: nameSchema,
    /** A path, or an address of https or ssh. */
    place: repositorySchema,
    branch: z
      .string()
      .regex(/^[A-Za-z0-9][\w-]*(\/[A-Za-z0-9][\w-]*)*$/, 'A branch has letters, digits, - and _ only.')
      .max(100)
      .default(DEFAULT_WITNESS_BRANCH),
    /** What https asks for; ssh uses the keys of the user that Gatehouse runs as. */
    token: z
      .string()
      .regex(/^[\x21-\x7e]{8,500}$/, 'A token has 8 to 500 visible ASCII characters and no spaces.')
      .nullish(),
  }),
]);
export type AddWitnessInput = z.input<typeof addWitnessSchema>;
