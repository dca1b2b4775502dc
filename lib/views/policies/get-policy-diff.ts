import { requirePermission } from '@/lib/auth/require-permission';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { Actor } from '@/lib/domain/roles';
import { boundDiff } from '@/lib/policy/bound-diff';
import { diffTexts, type Whitespace } from '@/lib/policy/diff-texts';
import { findReverted } from '@/lib/policy/find-reverted';
import { listStretches } from '@/lib/policy/list-stretches';
import type { ReviewedRevision } from '@/lib/policy/add-reviews';
import { recogniseLanguage } from '@/lib/policy/languages/recognise-language';
import type { PolicyTexts } from '@/lib/policy/pick-texts';
import { describeRevisionChange } from '@/lib/policy/words/describe-revision-change';
import { findRevision } from './find-revision';
import { measureEffect } from '../policy-effect/measure-effect';
import { readHistory } from './read-history';
import { readTexts } from './read-texts';

/**
 * What changed between two revisions of a policy. `to` is by default the latest, `from` the one
 * published before `to`; the first revision is compared with nothing. `files` is empty where a text
 * is not known, and long ones come without their lines. Throws `not-found` for an unknown policy or revision.
 */
export async function getPolicyDiff(
  actor: Actor,
  policy: string,
  wanted: { from?: string; to?: string; whitespace?: Whitespace },
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
  const texts: { before: PolicyTexts; after: PolicyTexts } =
    before && after ? { before, after } : { before: {}, after: {} };
  const diff = boundDiff(diffTexts(texts.before, texts.after, wanted.whitespace));
  const languageOf = (path: string) => recogniseLanguage(path, texts.after[path] ?? texts.before[path] ?? '');
  return {
    policyId: policy,
    policy,
    from: from && toSide(from, before !== null),
    to: toSide(to, after !== null),
    words: before && after ? describeRevisionChange(before, after) : null,
    revertsTo: from && findReverted(history.revisions, from, to),
    ...diff,
    files: diff.files.map((file) => ({ ...file, language: languageOf(file.path) })),
    activeIn: stretches,
    effect,
  };
}

const toSide = (revision: ReviewedRevision, isTextKnown: boolean): PolicyDiff['to'] => ({
  revision: revision.revision,
  publishedAt: revision.publishedAt,
  author: revision.author,
  commit: revision.commit,
  message: revision.message,
  url: revision.url,
  digest: revision.digest,
  parent: revision.parent,
  reviewUrl: revision.reviewUrl,
  approvals: revision.approvals,
  isTextKnown,
});
