import { z } from 'zod';

/** What evaluates a candidate: Cedar here, Rego as WebAssembly here, Rego text on an OPA server that the user names. */
export const REPLAY_ENGINES = ['cedar', 'rego-wasm', 'rego-server'] as const;
export type ReplayEngine = (typeof REPLAY_ENGINES)[number];

const MAX_TEXT = 1_000_000;
/** In base64: about 5 MB of bytes, so that a request stays below what the API takes. */
const MAX_BUNDLE = 7_000_000;

const textLength = (files: Record<string, string>): number =>
  Object.values(files).reduce((sum, text) => sum + text.length, 0);

/** Texts by their path. */
export const candidateFilesSchema = z
  .record(z.string().min(1).max(500), z.string())
  .refine((files) => Object.keys(files).length <= 200, 'more than 200 files')
  .refine((files) => textLength(files) <= MAX_TEXT, 'larger than 1 MB')
  .refine((files) => Object.values(files).some((text) => text.trim() !== ''), 'the candidate has no text');

/** The texts themselves, or the revision of the policy that has them. */
const texts = {
  files: candidateFilesSchema.nullish(),
  revision: z.string().min(1).max(500).nullish(),
};
const isOneOfBoth = ({ files, revision }: { files?: unknown; revision?: unknown }) => !files !== !revision;
const ONE_OF_BOTH = { message: 'give either the files or a revision', path: ['files'] };

const holdsNoPassword = (url: string): boolean =>
  URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '';

/** Path of the rule that decides, such as `http/authz/allow`; the decision's own policy without one. */
const entrypoint = z
  .string()
  .max(500)
  .regex(/^(?!.*(^|\/)\.\.?(\/|$))[\w./-]+$/, 'not a path such as http/authz/allow')
  .nullish();

export const replayCandidateSchema = z.discriminatedUnion('engine', [
  z.object({ engine: z.literal('cedar'), ...texts }).refine(isOneOfBoth, ONE_OF_BOTH),
  z.object({
    engine: z.literal('rego-wasm'),
    /** Name of the file, as people know it. */
    name: z.string().min(1).max(500),
    /** A bundle (.tar.gz) of `opa build -t wasm`, or its policy.wasm alone, in base64. */
    bundle: z.base64().min(1, 'the bundle is empty').max(MAX_BUNDLE, 'larger than 5 MB'),
    entrypoint,
  }),
  z
    .object({
      engine: z.literal('rego-server'),
      ...texts,
      /** Where the OPA server is: scheme, host and port. */
      opaUrl: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .refine(holdsNoPassword, 'must not hold a name or a password: everybody who replays reads it'),
      entrypoint,
    })
    .refine(isOneOfBoth, ONE_OF_BOTH),
]);
export type ReplayCandidate = z.infer<typeof replayCandidateSchema>;
