import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { MOST_FILES, type PublicationFacts, type Published } from '@/lib/domain/policy-publication';
import type { Actor } from '@/lib/domain/roles';
import { sendOwnEvents } from '@/lib/ingest/send-own-events';
import { recogniseLanguage } from '@/lib/policy/languages/recognise-language';
import { appendAuditEntryWithEvents } from '@/lib/store/audit/append-audit-entry-with-events';
import { digestFiles } from '@/lib/store/policies/digest-files';
import { findKnownRevisions, findLatestTexts } from '@/lib/store/policies/find-known-revisions';
import { listRevisionReviews } from '@/lib/store/policies/list-revision-reviews';
import { insertBundle, type StoredBundle } from '@/lib/store/policies/insert-bundle';
import { makePublicationEvents } from './make-publication-events';

/** The texts of one policy. Without a name the revision is called after them. */
export type PolicyTexts = { policy: string; revision: string | null; files: Record<string, string> };

export type PublishOptions = {
  facts: PublicationFacts;
  onlyChanged: boolean;
  leftOut: string[];
  dryRun: boolean;
  /** The bundle that the texts came in. */
  bundle?: Omit<StoredBundle, 'addedAt' | 'addedBy' | 'policies'>;
};

/** The name of a revision that nobody named: the beginning of a digest (`sha256:…`). */
export const nameAfter = (digest: string): string => digest.slice('sha256:'.length, 'sha256:'.length + 12);
/** How many policies an audit entry names. */
const NAMED = 200;

/**
 * Publishes the texts of policies through the ordinary ingest, with the audit entry and the bundle in the transaction of
 * the events: a revision that is known with the same texts stays
 * as it is. Throws `conflict` where one is known with other texts, and then publishes none.
 */
export async function publishRevisions(
  actor: Actor,
  texts: readonly PolicyTexts[],
  { facts, onlyChanged, leftOut, dryRun, bundle }: PublishOptions,
  { now, newId, from }: Occasion,
): Promise<Published> {
  requirePermission(actor, 'policies:write');
  requireEveryZone(actor);
  const policies = await planPublication(texts, onlyChanged, facts.approvedBy);
  const answer: Published = {
    policies: policies.map(({ policy, revision, digest, state, files }) => ({
      policy,
      revision,
      digest,
      state,
      files: Object.entries(files).map(([path, text]) => ({ path, language: recogniseLanguage(path, text) })),
    })),
    activatedIn: facts.environment ?? null,
    leftOut,
    bundle: bundle?.digest ?? null,
    applied: !dryRun,
  };
  const events = makePublicationEvents(policies, facts, now);
  if (dryRun) return answer;
  await sendOwnEvents(actor, events, now, async (client) => {
    // Somebody else may have published under the same name since they were planned, even at this very moment.
    const known = await findKnownRevisions(policies, client);
    for (const one of policies) {
      const same = known.find(({ policy, revision }) => policy === one.policy && revision === one.revision);
      if (same?.digest !== one.digest) throw otherTexts(one);
    }
    if (bundle)
      await insertBundle(client, {
        ...bundle,
        policies: policies.map(({ policy }) => policy),
        addedAt: now,
        addedBy: actor.name,
      });
    await appendAuditEntryWithEvents(client, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'policy.published',
      targets: policies.slice(0, NAMED).map(({ policy, revision }) => ({
        type: 'policy',
        id: policy,
        name: `${policy}@${revision}`,
      })),
      context: from,
      changes: {
        ...facts,
        bundle: bundle?.digest ?? null,
        policies: policies
          .slice(0, NAMED)
          .map(({ policy, revision, digest, state }) => ({ policy, revision, digest, state })),
      },
    });
  });
  return answer;
}

export type PlannedPolicy = {
  policy: string;
  revision: string;
  digest: string;
  state: 'published' | 'unchanged';
  files: Record<string, string>;
  /** Whose approval is news. */
  approvedBy: string[];
};

async function planPublication(
  texts: readonly PolicyTexts[],
  onlyChanged: boolean,
  approvedBy: readonly string[],
): Promise<PlannedPolicy[]> {
  const wanted = texts.map(({ policy, revision, files }) => {
    const count = Object.keys(files).length;
    if (count > MOST_FILES)
      throw new GatehouseError('too-large', `${policy} has ${count} files; a revision holds ${MOST_FILES}.`, {
        remedy: 'Publish its folders as policies of their own.',
      });
    const digest = digestFiles(files);
    return {
      policy,
      files,
      digest,
      revision: revision ?? nameAfter(digest),
    };
  });
  const latest = onlyChanged ? await findLatestTexts(texts.map(({ policy }) => policy)) : [];
  const known = await findKnownRevisions(wanted);
  const planned = wanted.map((one): Omit<PlannedPolicy, 'approvedBy'> => {
    const same = known.find(({ policy, revision }) => policy === one.policy && revision === one.revision);
    if (same?.digest && same.digest !== one.digest) throw otherTexts(one);
    if (same?.digest) return { ...one, state: 'unchanged' };
    const last = latest.find(({ policy, digest }) => policy === one.policy && digest === one.digest);
    return last ? { ...one, revision: last.revision, state: 'unchanged' } : { ...one, state: 'published' };
  });
  const names = planned.flatMap(({ policy, state }) => (state === 'unchanged' ? [policy] : []));
  const reviews =
    approvedBy.length > 0 && names.length > 0 ? await listRevisionReviews({ names, below: null }, null) : [];
  return planned.map((one) => {
    const review = reviews.find(({ policy, revision }) => policy === one.policy && revision === one.revision);
    const known = new Set(review?.approvals.map(({ by }) => by));
    return { ...one, approvedBy: [...new Set(approvedBy)].filter((by) => !known.has(by)) };
  });
}

const otherTexts = ({ policy, revision }: { policy: string; revision: string }) =>
  new GatehouseError('conflict', `${policy} has a revision ${revision} with other texts already.`, {
    path: 'revision',
    remedy:
      'A revision never changes. Publish these texts under another name, such as the commit that holds them, or without a name.',
  });
