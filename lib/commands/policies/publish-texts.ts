import type { z } from 'zod';
import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import { publicationSchema, type Published } from '@/lib/domain/policy-publication';
import type { Actor } from '@/lib/domain/roles';
import { policyOfPath } from '@/lib/ingest/adapters/parts/policy-of-path';
import { publishRevisions } from './publish-revisions';

/**
 * Publishes texts: of the policy that is named, else each of the policy that its path names, as in a repository.
 * Throws `invalid-input` where no file belongs to a policy, `conflict` as `publishRevisions` does.
 */
export async function publishTexts(
  actor: Actor,
  input: z.input<typeof publicationSchema>,
  dryRun: boolean,
  occasion: Occasion,
): Promise<Published> {
  const { policy, revision = null, files, onlyChanged, ...facts } = publicationSchema.parse(input);
  const byPolicy = new Map<string, Record<string, string>>();
  const leftOut: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const name = policy ?? policyOfPath(path);
    if (name === null) leftOut.push(path);
    else byPolicy.set(name, { ...byPolicy.get(name), [path]: text });
  }
  if (byPolicy.size === 0)
    throw new GatehouseError('invalid-input', 'None of the files belongs to a policy by its path.', {
      path: 'files',
      remedy: 'Name the policy, or send its texts: files such as .rego, .cedar or .yaml outside of tests.',
    });
  const texts = [...byPolicy].map(([name, own]) => ({ policy: name, revision, files: own }));
  return publishRevisions(actor, texts, { facts, onlyChanged, leftOut, dryRun }, occasion);
}
