import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { Actor } from '@/lib/domain/roles';
import { diffTexts } from '@/lib/policy/diff-texts';
import { listStretches } from '@/lib/policy/list-stretches';
import type { Revision } from '@/lib/policy/merge-revisions';
import { measureEffect } from '../policy-effect/measure-effect';
import { readHistory } from './read-history';
import { readTexts } from './read-texts';

/**
 * What changed between two revisions of a policy. `to` is by default the latest, `from` the one
 * published before `to`; the first revision is compared with nothing. `files` is empty where a text
 * is not known. Throws `not-found` for an unknown policy or revision.
 */
export async function getPolicyDiff(
  actor: Actor,
  policy: string,
  wanted: { from?: string; to?: string },
  now: Date,
): Promise<PolicyDiff> {
  requirePermission(actor, 'policies:read');
  const { zones } = actor;
  const history = await readHistory(policy, zones);
  const to = findRevision(history.revisions, policy, wanted.to ?? history.revisions[0]?.revision);
  const fromName = wanted.from ?? to.previousRevision;
  const from = fromName === null ? null : findRevision(history.revisions, policy, fromName);
  const stretches = listStretches(history.activations, to.revision);
  const [before, after, effect] = await Promise.all([
    from === null ? {} : readTexts(policy, from.revision, zones),
    readTexts(policy, to.revision, zones),
    measureEffect(
      history.carries.length > 0 ? history.carries : [policy],
      to.revision,
      history.activations,
      zones,
      now,
    ),
  ]);
  const diff = before && after ? diffTexts(before, after) : { added: 0, removed: 0, files: [] };
  return {
    policyId: policy,
    policy,
    from: from && toSide(from, before !== null),
    to: toSide(to, after !== null),
    ...diff,
    activeIn: stretches,
    effect,
  };
}

function findRevision(revisions: readonly Revision[], policy: string, name: string | undefined): Revision {
  const found = revisions.find(({ revision }) => revision === name);
  if (found) return found;
  throw name === undefined
    ? new GatehouseError('not-found', `No revision of ${policy} is known.`, {
        remedy: 'Send change events of type policy-published with the files of each revision.',
      })
    : new GatehouseError('not-found', `${policy} has no revision ${name}.`, {
        remedy: 'Choose one of its revisions.',
      });
}

const toSide = (revision: Revision, isTextKnown: boolean): PolicyDiff['to'] => ({
  revision: revision.revision,
  publishedAt: revision.publishedAt,
  author: revision.author,
  commit: revision.commit,
  message: revision.message,
  url: revision.url,
  isTextKnown,
});
