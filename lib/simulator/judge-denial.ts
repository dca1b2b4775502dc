import type { Cause, Judgement } from '@/lib/domain/verdict';
import { hashText, Random } from './random';
import type { Story } from './story/story';

/** The revisions that people did not mean as they were: those that were rolled back, as `policy revision`. */
export function listBadRevisions(story: Pick<Story, 'timelines'>): Set<string> {
  const bad = new Set<string>();
  for (const { policy, activations } of story.timelines.values())
    for (const { revision } of [...activations.values()].flat())
      if (revision.traits !== revision.intended) bad.add(nameOf(policy.path, revision.id));
  return bad;
}

const nameOf = (policy: string | null, revision: string | null) => `${policy} ${revision}`;

type Said = { judgement: Judgement; cause: Cause | null; note: string | null };

/** Of a hundred denials by good revisions, this many are wrong because of old data … */
const WRONG_BY_DATA = 0.02;
/** … and this many hit traffic that was expected. */
const WRONG_BY_EXPECTATION = 0.015;
/** Of a hundred denials by a bad revision, this many would have been right anyway. */
const RIGHT_BY_BAD_REVISION = 0.1;
/** How often a person is not sure, and how often one errs. */
const UNSURE = 0.03;
const ERROR = 0.015;

/**
 * What a person of the simulated estate says about a denial: the estate's own truth (a rolled-back revision
 * denied what it should not have), seen through that person's doubts and errors. The same for the same.
 */
export function judgeDenial(
  denial: { id: string; policy: string | null; revision: string | null },
  badRevisions: ReadonlySet<string>,
  person: string,
): Said {
  const truth = new Random(hashText(denial.id));
  const isBad = badRevisions.has(nameOf(denial.policy, denial.revision));
  const drawn = truth.next();
  const cause = causeOf(isBad, drawn);
  const eyes = new Random(hashText(`${denial.id} ${person}`));
  const seen = eyes.next();
  if (seen < UNSURE)
    return { judgement: 'unsure', cause: null, note: 'The owner of the service has to say.' };
  const isTakenWrongly = seen < UNSURE + ERROR;
  if ((cause === null) === isTakenWrongly)
    return { judgement: 'false-positive', cause: cause ?? 'expected-traffic', note: noteOf(cause) };
  return { judgement: 'true-block', cause: null, note: null };
}

function causeOf(isBad: boolean, drawn: number): Cause | null {
  if (isBad) return drawn < RIGHT_BY_BAD_REVISION ? null : 'logic';
  if (drawn < WRONG_BY_DATA) return 'data';
  return drawn < WRONG_BY_DATA + WRONG_BY_EXPECTATION ? 'expected-traffic' : null;
}

function noteOf(cause: Cause | null): string | null {
  if (cause === 'logic') return 'Legitimate call; the revision was rolled back for this.';
  if (cause === 'data') return 'The list that the rule reads was out of date.';
  return null;
}
