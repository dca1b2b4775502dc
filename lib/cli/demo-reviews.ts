import { setTimeout as sleep } from 'node:timers/promises';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import type { ReviewItem, ReviewQueue } from '@/lib/domain/read-models/review';
import type { Role } from '@/lib/domain/roles';
import { judgeDenial, listBadRevisions } from '@/lib/simulator/judge-denial';
import { prepareSimulation } from '@/lib/simulator/simulation';
import type { DemoAccount } from './demo-accounts';
import { Person } from './person';
import { findSimulationState } from './simulate/simulation-state';

/** Denials of the sample that the demo's reviewer has judged: an interval that ten more still narrow. */
const REVIEWS = 60;
/** Some of them again by the administrator, so that there is an agreement to show. */
const SECOND_REVIEWS = 15;
const POLL_MS = 5_000;

/**
 * Lets people of the demo review denials through the API, once the history is there: its reviewer a part
 * of the sample, its administrator some of these a second time. Does nothing where somebody has judged before.
 */
export async function giveDemoReviews(
  url: string,
  accounts: readonly DemoAccount[],
  dataFolder: string,
  signal: AbortSignal,
): Promise<void> {
  const state = findSimulationState(dataFolder);
  if (!state) return;
  const now = new Date();
  const { story } = prepareSimulation({
    ...state,
    historyDays: state.days,
    from: new Date(now.getTime() - 60_000),
    to: now,
  });
  const badRevisions = listBadRevisions(story);
  const signIn = (role: Role) =>
    Person.signIn(
      url,
      accounts.find((account) => account.role === role)!,
    );

  const reviewer = await signIn('reviewer');
  const { total } = await reviewer.get<{ total: number }>('/api/v1/verdicts?limit=1&undone=true', signal);
  if (total > 0) return;
  const judge = (person: Person, name: string) => async (item: ReviewItem) => {
    const denial = await person.get<DenialDetail>(`/api/v1/denials/${item.event.id}`, signal);
    const said = judgeDenial({ ...item.event, input: denial.input }, badRevisions, name);
    await person.post('/api/v1/verdicts', { eventId: item.event.id, origin: item.origin, ...said }, signal);
  };
  await review(reviewer, 'sample', REVIEWS, judge(reviewer, 'reviewer'), signal);
  const administrator = await signIn('administrator');
  await review(
    administrator,
    'second-reviewer',
    SECOND_REVIEWS,
    judge(administrator, 'administrator'),
    signal,
  );
}

/** Judges up to `count` items of the queue that are there for one reason, once the sample is drawn. */
async function review(
  person: Person,
  reason: ReviewItem['reason'],
  count: number,
  judge: (item: ReviewItem) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (let judged = 0; judged < count;) {
    signal.throwIfAborted();
    const queue = await person.get<ReviewQueue>('/api/v1/review/queue?kind=random&limit=40', signal);
    if (!queue.isSampleComplete) {
      await sleep(POLL_MS, undefined, { signal });
      continue;
    }
    const items = queue.items.filter((item) => item.reason === reason).slice(0, count - judged);
    if (items.length === 0) return;
    for (const item of items) await judge(item);
    judged += items.length;
  }
}
