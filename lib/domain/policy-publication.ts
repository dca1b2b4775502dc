import { z } from 'zod';
import { policyLanguageSchema } from './policy-language';

/** Limits of one revision; those of a change event are the same. */
export const MOST_FILES = 200;
export const MOST_CHARACTERS = 1_000_000;
/** Of an OPA bundle as it is sent. */
export const BUNDLE_BYTES = 8 * 1_048_576;

const name = z.string().trim().min(1).max(500);
const text = z.string().trim().max(10_000);
const url = z
  .url({ protocol: /^https?$/, error: 'not an address that begins with https:// or http://' })
  .max(2_000);

/** A file's path below the policy: relative, with slashes, inside of its folder. */
export const policyFilePathSchema = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (path) =>
      !path.startsWith('/') &&
      !path.includes('\\') &&
      path.split('/').every((part) => !['', '.', '..'].includes(part)),
    'not a relative path with slashes',
  );

/** What is told about a revision beside its texts. */
export const publicationFactsSchema = z.object({
  author: name.nullish(),
  commit: name.nullish(),
  message: text.nullish(),
  /** Where the revision can be seen. */
  url: url.nullish(),
  /** Where it was reviewed. */
  reviewUrl: url.nullish(),
  parent: name.nullish(),
  /** Who approved it. */
  approvedBy: z.array(name).max(100).default([]),
  /** Also says that it is in force there from now on. */
  environment: name.nullish(),
});
export type PublicationFacts = z.infer<typeof publicationFactsSchema>;

/** Texts to publish as revisions. */
export const publicationSchema = publicationFactsSchema.extend({
  /** Without it the files belong to policies by their paths, as those of a repository do. */
  policy: name.nullish(),
  /** Without it a revision is named after its texts. */
  revision: name.nullish(),
  files: z
    .record(policyFilePathSchema, z.string().max(MOST_CHARACTERS, 'longer than 1,000,000 characters'))
    .refine((files) => Object.keys(files).length > 0, 'no file'),
  /** Leaves out policies whose texts are those of their latest revision. */
  onlyChanged: z.boolean().default(false),
});
export type Publication = z.infer<typeof publicationSchema>;

/** What became of each policy's texts. */
export const publishedSchema = z.object({
  policies: z.array(
    z.object({
      policy: z.string(),
      revision: z.string(),
      digest: z.string(),
      state: z.enum(['published', 'unchanged']),
      files: z.array(z.object({ path: z.string(), language: policyLanguageSchema })),
    }),
  ),
  /** Where they are said to be in force from now on. */
  activatedIn: z.string().nullable(),
  /** Files that belong to no policy, or cannot be kept. */
  leftOut: z.array(z.string()),
  /** Of a bundle that was kept: the SHA-256 of its bytes. */
  bundle: z.string().nullable(),
  /** False where it was only asked what would happen. */
  applied: z.boolean(),
});
export type Published = z.infer<typeof publishedSchema>;
