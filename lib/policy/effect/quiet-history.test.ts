import { describe, expect, it } from 'vitest';
import { REVIEW_MINUTES } from '@/lib/domain/read-models/activation-reviews';
import type { Window } from '@/lib/domain/time-range';
import { generateSlots } from '@/lib/simulator/generate-slots';
import { prepareSimulation } from '@/lib/simulator/simulation';
import { foldActivations } from '../fold-activations';
import type { PolicyChange } from '../policy-change';
import { chooseWindows } from './choose-windows';
import { compareShares, type Share } from './compare-shares';
import { judgeReview, REVIEW_RULES } from './judge-review';
import { listPhases, type Phase } from './list-phases';
import { findPhaseBefore } from './list-reviewed-policies';
import { pickSides } from './pick-sides';
import { tallyDecisions, type DecisionSum, type Tally } from './tally';

const MINUTE = 60_000;
const anchor = new Date('2026-11-20T14:30:00Z');
const monthAgo = new Date(anchor.getTime() - 30 * 1_440 * MINUTE);

/** The policies' activations of thirty ordinary days, and which revisions were bad. */
function tellHistory(seed: number) {
  const { story } = prepareSimulation({
    seed,
    anchor,
    from: monthAgo,
    to: anchor,
    rate: 1,
    scenario: 'normal',
  });
  const bad = new Set<string>();
  const changes: PolicyChange[] = [];
  for (const { event } of story.events) {
    if (event.kind !== 'change' || !event.policy || !event.revision) continue;
    if (event.type === 'policy-rolled-back') bad.add(`${event.policy} ${event.revision}`);
    changes.push({
      eventId: event.id!,
      occurredAt: event.occurredAt,
      type: event.type,
      policy: event.policy,
      revision: event.revision,
      environment: event.environment ?? null,
      canaryShare: event.canaryShare ?? null,
      author: null,
      message: null,
      url: null,
    });
  }
  const policies = [...new Set(changes.map(({ policy }) => policy))];
  return policies.map((policy) => {
    const phases = listPhases(
      foldActivations(
        changes.filter((change) => change.policy === policy),
        policy,
      ),
    );
    return { policy, phases, isBad: ({ revision }: Phase) => bad.has(`${policy} ${revision}`) };
  });
}

/** Decisions by minute since 1970, as roll-ups hold them. */
function countDecisions(seed: number, windows: readonly Window[], rate: number): Map<string, DecisionSum[]> {
  const sums = new Map<string, DecisionSum>();
  const add = (
    at: number,
    key: Omit<DecisionSum, 'weight' | 'weightSquare' | 'zone' | 'source' | 'service'>,
  ) => {
    const minute = Math.floor(at / MINUTE);
    const name = [key.policy, minute, key.environment, key.revision, key.outcome].join('\n');
    const sum = sums.get(name) ?? { ...key, zone: '', source: '', service: '', weight: 0, weightSquare: 0 };
    sum.weight += 1;
    sum.weightSquare += 1;
    sums.set(name, sum);
  };
  for (const { from, to } of windows)
    for (const { decisions, events } of generateSlots({ seed, anchor, from, to, rate, scenario: 'normal' })) {
      for (const { at, decision } of decisions) {
        const { allow } = (decision.result ?? {}) as { allow?: boolean };
        const bundle = Object.entries(decision.bundles).find(([name]) => decision.path.startsWith(name));
        add(at, {
          policy: decision.path,
          environment: decision.labels.environment ?? '',
          revision: bundle?.[1].revision ?? '',
          outcome: allow === undefined ? 'error' : allow ? 'allow' : 'deny',
        });
      }
      for (const { at, event } of events)
        if (event.kind === 'decision' && event.policy)
          add(at, {
            policy: event.policy,
            environment: event.environment ?? '',
            revision: event.revision ?? '',
            outcome: event.outcome,
          });
    }
  const byMinute = new Map<string, DecisionSum[]>();
  for (const [name, sum] of sums) {
    const [policy, minute] = name.split('\n');
    const key = `${policy} ${minute}`;
    byMinute.set(key, [...(byMinute.get(key) ?? []), sum]);
  }
  return byMinute;
}

const merge = (windows: readonly Window[]): Window[] => {
  const merged: Window[] = [];
  for (const { from, to } of windows.toSorted((one, other) => +one.from - +other.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = new Date(Math.max(+last.to, +to));
    else merged.push({ from, to });
  }
  return merged;
};

function reviewAll(seed: number, minutesList: readonly number[], rate: number) {
  const due = tellHistory(seed).flatMap(({ policy, phases, isBad }) =>
    phases.flatMap((phase) =>
      minutesList.map((minutes) => ({
        policy,
        phase,
        isBad: isBad(phase),
        minutes,
        windows: chooseWindows(phase, {
          minutes,
          now: anchor,
          previousSince: findPhaseBefore(phases, phase)?.since ?? null,
        }),
      })),
    ),
  );
  const decided = countDecisions(
    seed,
    merge(due.flatMap(({ windows }) => [windows.before, windows.after])),
    rate,
  );
  const read = (policy: string, { from, to }: Window) =>
    Array.from(
      { length: (+to - +from) / MINUTE },
      (_, index) => decided.get(`${policy} ${+from / MINUTE + index}`) ?? [],
    ).flat();
  return due.map(({ policy, phase, isBad, minutes, windows }) => {
    const sides = pickSides(phase, read(policy, windows.before), read(policy, windows.after));
    const [before, after] = [tallyDecisions(sides.before), tallyDecisions(sides.after)];
    const compare = (share: (tally: Tally) => Share) =>
      compareShares(share(before), share(after), REVIEW_RULES.confidence);
    const { verdict } = judgeReview({
      comparedWith: sides.comparedWith,
      window: { from: '', to: '' },
      minutes: windows.minutes,
      denials: compare(({ denials, decisions, size }) => ({ bad: denials, total: decisions, size })),
      errors: compare(({ errors, decisions, size }) => ({ bad: errors, total: decisions, size })),
      earlier: null,
      latency: null,
      newGroups: [],
      budget: [],
      sizes: { before: before.size, after: after.size, earlier: 0 },
      isReturn: phase.isReturn,
    });
    return { policy, revision: phase.revision, environment: phase.environment, minutes, isBad, verdict };
  });
}

describe('thirty quiet days', () => {
  it.each([
    ['seed 1', 1, REVIEW_MINUTES, 1],
    ['seed 2, more traffic, the shorter reviews', 2, [5, 30], 3],
  ])('raise no false alarm, and those that were taken back are found: %s', (_, seed, minutes, rate) => {
    const reviews = reviewAll(seed, minutes, rate);
    const quiet = reviews.filter(({ isBad }) => !isBad);
    expect(quiet.filter(({ verdict }) => verdict === 'regression')).toEqual([]);
    expect(quiet.filter(({ verdict }) => verdict === 'fine').length).toBeGreaterThan(50);
    const found = reviews.filter(({ isBad, verdict }) => isBad && verdict === 'regression');
    expect(found.length).toBeGreaterThanOrEqual(10);
  });
});
