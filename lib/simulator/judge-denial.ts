import type { Cause, Judgement } from '@/lib/domain/verdict';
import { isAllowed, type Policy, type Traits } from './policies/policy';
import { hashText, Random } from './random';
import type { Story } from './story/story';

/** What a revision was meant to be that was rolled back. */
export type BadRevision = { policy: Policy; intended: Traits };

/** The revisions that people did not mean as they were: those that were rolled back, as `policy revision`. */
export function listBadRevisions(story: Pick<Story, 'timelines'>): Map<string, BadRevision> {
  const bad = new Map<string, BadRevision>();
  for (const { policy, activations } of story.timelines.values())
    for (const { revision } of [...activations.values()].flat())
      if (revision.traits !== revision.intended)
        bad.set(nameOf(policy.path, revision.id), { policy, intended: revision.intended });
  return bad;
}

const nameOf = (policy: string | null, revision: string | null) => `${policy} ${revision}`;

type Denial = {
  id: string;
  policy: string | null;
  revision: string | null;
  /** What was asked, as the log shows it; undefined where it does not. */
  input?: unknown;
};
type Said = { judgement: Judgement; cause: Cause | null; note: string | null };

/** Of a hundred denials by good revisions, this many are wrong because of old data … */
const WRONG_BY_DATA = 0.02;
/** … and this many hit traffic that was expected. */
const WRONG_BY_EXPECTATION = 0.015;
/** How often a person is not sure, and how often one errs. */
const UNSURE = 0.03;
const ERROR = 0.015;

/**
 * What a person of the simulated estate says about a denial: the estate's own truth seen through that person's doubts
 * and errors. A rolled-back revision denied wrongly what the revision that was meant allows, which everybody sees who
 * looks at the request. The same for the same.
 */
export function judgeDenial(
  denial: Denial,
  badRevisions: ReadonlyMap<string, BadRevision>,
  person: string,
): Said {
  const bad = badRevisions.get(nameOf(denial.policy, denial.revision));
  const seen = new Random(hashText(`${denial.id} ${person}`)).next();
  if (seen < UNSURE || (bad && denial.input === undefined))
    return { judgement: 'unsure', cause: null, note: 'The owner of the service has to say.' };
  if (bad) return judgeAs(isAllowed(bad.policy.decide(denial.input, bad.intended)) ? 'logic' : null);
  const cause = drawCause(new Random(hashText(denial.id)).next());
  const isTakenWrongly = seen < UNSURE + ERROR;
  if (!isTakenWrongly) return judgeAs(cause);
  return judgeAs(cause === null ? 'expected-traffic' : null);
}

const judgeAs = (cause: Cause | null): Said =>
  cause === null
    ? { judgement: 'true-block', cause, note: null }
    : { judgement: 'false-positive', cause, note: noteOf(cause) };

function drawCause(drawn: number): Cause | null {
  if (drawn < WRONG_BY_DATA) return 'data';
  return drawn < WRONG_BY_DATA + WRONG_BY_EXPECTATION ? 'expected-traffic' : null;
}

function noteOf(cause: Cause): string | null {
  if (cause === 'logic') return 'Legitimate call; the revision was rolled back for this.';
  if (cause === 'data') return 'The list that the rule reads was out of date.';
  return null;
}
