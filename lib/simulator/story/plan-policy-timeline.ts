import type { Change } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Policy, PolicyEdit, PolicyFiles, Traits } from '../policies/policy';
import { hashText, Random } from '../random';
import { editFiles } from './edit-files';
import { tellReview } from './tell-review';
import type { Activation, PolicyRevision, PolicyTimeline } from './policy-timeline';
import type { StoryFrame, TimedEvent } from './story';

const SECOND = 1_000;
const MINUTE = 60_000;
const CANARY_MINUTES = 15;
/** So long after a rollback the change is taken out of the text too, so that the next one does not bring it back. */
const REVERT_MINUTES = 100;

/** An edit that is to be published at a time, and taken back if it names a delay. */
export type Publication = {
  policy: string;
  at: number;
  edit: PolicyEdit;
  rolledBackAfterMinutes?: number;
  canaryShare?: number;
};

/**
 * Plays the publications of a policy, one rollout at a time: a publication that falls into the
 * rollout before it waits for its end. A bad one is rolled back, and later reverted by a revision of its own: the
 * revision before each publication has the text that was right. What later publications bring never alters earlier ones,
 * so a longer horizon tells the same story.
 */
export function planPolicyTimeline(
  policy: Policy,
  environments: readonly string[],
  publications: readonly Publication[],
  frame: StoryFrame,
): { timeline: PolicyTimeline; changes: TimedEvent[] } {
  const activations = new Map<string, Activation[]>(environments.map((name) => [name, []]));
  const changes: TimedEvent[] = [];
  const policyKey = hashText(policy.path);
  const zone = policy.zone ? { zone: policy.zone } : {};
  const record = (at: number, id: string, fields: Partial<Change> & Pick<Change, 'type'>) =>
    changes.push({
      at,
      event: {
        kind: 'change',
        id: `${policy.bundle.replace('/', '-')}-${id}`,
        occurredAt: formatMicros(at),
        sentAt: formatMicros(at + 900),
        policy: policy.path,
        ...zone,
        ...fields,
      },
    });

  function makeRevision(
    number: number,
    commitOf: { message: string; author: string },
    files: PolicyFiles,
    traits: Traits,
    intended: Traits,
  ): PolicyRevision {
    const commit = new Random(frame.seed, policyKey, number, Math.floor(frame.anchor / MINUTE)).hex(40);
    return {
      number,
      id: `v${number}-${commit.slice(0, 7)}`,
      commit,
      author: commitOf.author,
      message: commitOf.message,
      url: `https://git.acme.example/platform/policies/commit/${commit}`,
      files,
      traits,
      intended,
    };
  }

  function publish(revision: PolicyRevision, at: number, parent: PolicyRevision | null): void {
    record(at, `${revision.id}-published`, {
      type: 'policy-published',
      revision: revision.id,
      author: revision.author,
      commit: revision.commit,
      url: revision.url,
      message: revision.message,
      files: { ...revision.files },
      principal: revision.author,
      ...(parent && { parent: parent.id }),
      ...tellReview(revision, at),
    });
  }

  function activate(
    revision: PolicyRevision,
    environment: string,
    at: number,
    share: number,
    suffix: string,
  ): void {
    activations.get(environment)!.push({ at, revision, share });
    record(at, `${revision.id}-${suffix}-${environment}`, {
      type: 'policy-activated',
      revision: revision.id,
      environment,
      author: 'gitops-controller',
      commit: revision.commit,
      url: revision.url,
      message: revision.message,
      ...(share < 1 ? { canaryShare: share } : {}),
    });
  }

  /** In one environment after the other, each with its canary first; returns when the last has begun. */
  function rollOut(revision: PolicyRevision, at: number, random: Random, canaryShare?: number): number {
    let activatedAt = at + random.between(60, 110) * SECOND;
    for (const environment of environments) {
      if (canaryShare) activate(revision, environment, activatedAt, canaryShare, 'canary');
      const wholly = canaryShare ? activatedAt + CANARY_MINUTES * MINUTE : activatedAt;
      activate(revision, environment, wholly, 1, 'activated');
      activatedAt += random.between(70, 150) * SECOND;
    }
    return activatedAt;
  }

  const none: Traits = new Set();
  let current = makeRevision(policy.firstRevision, policy.initial, policy.initial.files, none, none);
  let number = policy.firstRevision;
  const start = new Random(frame.seed, policyKey, number);
  publish(current, frame.historyStart + start.between(20, 300), null);
  for (const environment of environments)
    activate(current, environment, frame.historyStart + start.between(320, 900), 1, 'activated');

  let freeFrom = frame.historyStart + 5 * MINUTE;
  for (const publication of [...publications].sort((a, b) => a.at - b.at)) {
    const { edit, rolledBackAfterMinutes, canaryShare } = publication;
    number++;
    const random = new Random(frame.seed, policyKey, number);
    const at = Math.max(publication.at, freeFrom) + random.next();
    const traits = new Set([...current.traits, ...(edit.adds ?? [])]);
    for (const trait of edit.removes ?? []) traits.delete(trait);
    const bad = rolledBackAfterMinutes !== undefined;
    const revision = makeRevision(
      number,
      edit,
      editFiles(current.files, edit),
      traits,
      bad ? current.traits : traits,
    );
    publish(revision, at, current);

    const activatedAt = rollOut(revision, at, random, canaryShare);
    freeFrom = activatedAt + (canaryShare ? CANARY_MINUTES : 0) * MINUTE + 2 * MINUTE;

    if (!bad) {
      current = revision;
      continue;
    }
    const rolledBackAt = Math.max(at + rolledBackAfterMinutes * MINUTE, activatedAt);
    record(rolledBackAt, `${revision.id}-rolled-back`, {
      type: 'policy-rolled-back',
      revision: revision.id,
      author: current.author,
      commit: current.commit,
      url: revision.url,
      message: `Roll back ${revision.id} to ${current.id}: it denies legitimate requests`,
      principal: current.author,
    });
    let restoredAt = rolledBackAt + random.between(15, 25) * SECOND;
    for (const environment of environments) {
      activate(current, environment, restoredAt, 1, `restored-after-v${number}`);
      restoredAt += random.between(10, 30) * SECOND;
    }
    const revertedAt = restoredAt + REVERT_MINUTES * MINUTE;
    number++;
    const revert = { message: `Revert "${edit.message}"`, author: current.author };
    current = makeRevision(number, revert, current.files, current.traits, current.traits);
    publish(current, revertedAt, revision);
    freeFrom = rollOut(current, revertedAt, new Random(frame.seed, policyKey, number)) + 2 * MINUTE;
  }
  return { timeline: { policy, activations }, changes };
}
