import { foldActivations, type Activation } from './fold-activations';
import { sortChanges, type PolicyChange } from './policy-change';

/** The decision whose cause is looked for. */
export type DecidedBy = {
  policy: string;
  revision: string | null;
  environment: string | null;
  /** RFC 3339 UTC with six digits. */
  occurredAt: string;
};

export type CausingChange = {
  change: PolicyChange;
  fromRevision: string | null;
  toRevision: string;
  /** Whether it brought the revision that decided. */
  isOwnRevision: boolean;
};

/**
 * The policy change that came before a decision: the activation of the revision that decided, else
 * its publication, else the last change of the policy. Only changes at or before the decision count,
 * and of those that name an environment only the ones of the decision's. `publications` are the
 * policy's revisions, latest first. Null when there is none.
 */
export function findChangeBefore(
  decision: DecidedBy,
  changes: readonly PolicyChange[],
  publications: readonly { revision: string; publishedAt: string }[],
): CausingChange | null {
  const earlier = changes.filter(({ occurredAt }) => occurredAt <= decision.occurredAt);
  const isHere = ({ environment }: PolicyChange): boolean =>
    environment === null || decision.environment === null || environment === decision.environment;
  const steps = foldActivations(earlier, decision.policy).filter(isHere);
  const published = sortChanges(earlier, decision.policy).filter(
    (change) => change.type === 'policy-published' && change.revision !== null && isHere(change),
  );
  const publishedBefore = (revision: string): string | null =>
    publications[publications.findIndex((each) => each.revision === revision) + 1]?.revision ?? null;

  const fromStep = (step: Activation, isOwnRevision: boolean): CausingChange => ({
    change: step,
    fromRevision: step.replaces ?? publishedBefore(step.activates!),
    toRevision: step.activates!,
    isOwnRevision,
  });
  const fromPublication = (change: PolicyChange, isOwnRevision: boolean): CausingChange => ({
    change,
    fromRevision: publishedBefore(change.revision!),
    toRevision: change.revision!,
    isOwnRevision,
  });

  if (decision.revision !== null) {
    const activated = steps.findLast(
      ({ type, activates }) => type === 'policy-activated' && activates === decision.revision,
    );
    if (activated) return fromStep(activated, true);
    const publication = published.findLast(({ revision }) => revision === decision.revision);
    if (publication) return fromPublication(publication, true);
  }
  const step = steps.findLast(({ activates }) => activates !== null);
  const publication = published.at(-1);
  if (step && (!publication || step.occurredAt >= publication.occurredAt)) return fromStep(step, false);
  return publication ? fromPublication(publication, false) : null;
}
