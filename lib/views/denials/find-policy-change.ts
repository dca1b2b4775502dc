import type { DenialDetail, EventRow } from '@/lib/domain/read-models/events';
import { listBundleNames } from '@/lib/policy/bundle-names';
import { writeUnifiedDiff } from '@/lib/policy/diff-texts';
import { findChangeBefore } from '@/lib/policy/find-change-before';
import { mergeRevisions } from '@/lib/policy/merge-revisions';
import { listPolicyChanges } from '@/lib/store/policies/list-policy-changes';
import { listRevisions } from '@/lib/store/policies/list-revisions';
import { readTexts } from '../policies/read-texts';

/** Engines report every instance: this many reports reach back far enough. */
const MAX_CHANGES = 5_000;

type Decision = Pick<EventRow, 'policy' | 'revision' | 'environment' | 'occurredAt'>;

/** The policy change before a decision, with the text diff where both texts are known; or null. */
export async function findPolicyChange(
  { policy, revision, environment, occurredAt }: Decision,
  zones: readonly string[] | null,
): Promise<DenialDetail['change']> {
  if (policy === null) return null;
  const names = listBundleNames(policy);
  const [changes, records] = await Promise.all([
    listPolicyChanges(names, { until: occurredAt, zones, limit: MAX_CHANGES }),
    listRevisions({ names, below: null }, zones),
  ]);
  const found = findChangeBefore(
    { policy, revision, environment, occurredAt },
    changes,
    mergeRevisions(records, policy),
  );
  if (!found) return null;
  const { change, fromRevision, toRevision, isOwnRevision } = found;
  const [from, to] = await Promise.all([
    fromRevision === null ? null : readTexts(policy, fromRevision, zones),
    readTexts(policy, toRevision, zones),
  ]);
  return {
    marker: {
      eventId: change.eventId,
      occurredAt: change.occurredAt,
      type: change.type,
      policy: change.policy,
      revision: change.revision,
      previousRevision: fromRevision,
      environment: change.environment,
      author: change.author,
      message: change.message,
      url: change.url,
    },
    policyId: policy,
    fromRevision,
    toRevision,
    isOwnRevision,
    textDiff: from && to ? writeUnifiedDiff(from, to) : null,
  };
}
