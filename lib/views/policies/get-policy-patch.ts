import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { writeUnifiedDiff } from '@/lib/policy/diff-texts';
import { findRevision } from './find-revision';
import { readHistory } from './read-history';
import { readTexts } from './read-texts';

/**
 * The whole change between two revisions as a unified diff, for `git apply` and the clipboard, with a
 * name for its file. Defaults and errors are those of `getPolicyDiff`; a text that is not known is
 * `not-found` too.
 */
export async function getPolicyPatch(
  actor: Actor,
  policy: string,
  wanted: { from?: string; to?: string },
): Promise<{ name: string; patch: string }> {
  requirePermission(actor, 'policies:read');
  const { zones } = actor;
  const { revisions } = await readHistory(policy, zones);
  const to = findRevision(revisions, policy, wanted.to ?? revisions[0]?.revision);
  const fromName = wanted.from ?? to.previousRevision;
  const from = fromName === null ? null : findRevision(revisions, policy, fromName);
  const [before, after] = await Promise.all([
    from === null ? {} : readTexts(policy, from.revision, zones),
    readTexts(policy, to.revision, zones),
  ]);
  if (!before || !after)
    throw new GatehouseError('not-found', 'The text of one of the two revisions is not known.', {
      remedy: 'Send change events of type policy-published with the files of each revision.',
    });
  return {
    name: nameFile(policy, from?.revision ?? null, to.revision),
    patch: writeUnifiedDiff(before, after),
  };
}

/** "payments-egress_v1_v2.patch": no character that a file system or a header could mistake. */
const nameFile = (...parts: readonly (string | null)[]): string =>
  `${parts
    .filter((part) => part !== null)
    .map((part) => part.replace(/[^\w.]+/g, '-').slice(0, 80))
    .join('_')}.patch`;
