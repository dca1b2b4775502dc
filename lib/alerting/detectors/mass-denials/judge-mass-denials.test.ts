import { describe, expect, it } from 'vitest';
import { DAY, every, HOUR, MINUTE, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import type { TalliedSubject } from '../tallied-subject';
import type { ActivationMarker } from './find-activation';
import { judgeMassDenials } from './judge-mass-denials';

const limit = {
  windowMs: 10 * MINUTE,
  fewest: 10,
  rise: 0.05,
  times: 2,
  activationMs: 60 * MINUTE,
};
const POLICY = 'payments/pci_egress';
const subject = { zone: 'payments', policy: POLICY };
/** A week of a thousand decisions a day, four of them denied. */
const WEEK = every(HOUR, { from: NOW - 7 * DAY, to: NOW - HOUR }, (_, index) => ({
  all: 42,
  bad: index % 6 === 0 ? 1 : 0,
}));
const now = (all: number, bad: number): Counts[] => [{ at: NOW - 8 * MINUTE, all, bad }];
const judge = (
  counts: Counts[],
  {
    services = [],
    activations = [],
    rest = {},
    atMs = NOW,
  }: {
    services?: TalliedSubject[];
    activations?: ActivationMarker[];
    rest?: Partial<TalliedSubject>;
    atMs?: number;
  } = {},
) =>
  judgeMassDenials(
    { policies: [tallyCounts(subject, counts, rest)], services, activations, history: null },
    limit,
    atMs,
  );
const activation = (atMs: number, rest: Partial<ActivationMarker> = {}): ActivationMarker => ({
  eventId: `a-${atMs}`,
  atMs,
  policy: POLICY,
  policies: [],
  revision: 'r42',
  environment: null,
  ...rest,
});

describe('the share of denials', () => {
  it('that jumps against the week before is told with its figures', () => {
    // 28 of 7,014 denied before: 0.4 %.
    const [found] = judge([...WEEK, ...now(200, 62)]);
    expect(found).toMatchObject({ outcome: 'true', value: 0.31, unit: 'ratio', sinceMs: NOW - 8 * MINUTE });
    expect(found!.sentence).toMatch(
      /^Denials of payments\/pci_egress rose from 0\.39\d\u202f% to 31\u202f% in 10 minutes \(62 of 200\)$/,
    );
  });

  it('at exactly its limit does not', () => {
    // Before exactly 5 %: the limit is 10 %, twice and five more.
    const before = every(HOUR, { from: NOW - 7 * DAY, to: NOW - HOUR }, () => ({ all: 100, bad: 5 }));
    expect(judge([...before, ...now(1_000, 100)])[0]).toMatchObject({ outcome: 'false', threshold: 0.1 });
    expect(judge([...before, ...now(1_000, 101)])[0]!.outcome).toBe('true');
  });

  it('of few denials, or within chance, does not', () => {
    expect(judge([...WEEK, ...now(10, 9)])[0]!.outcome).toBe('false');
    // 7 of 20 before and 10 of 13 now: twice as many, which may still be chance.
    const scarce = [{ at: NOW - DAY, all: 20, bad: 7 }];
    expect(judge([...scarce, ...now(13, 10)])[0]!.outcome).toBe('false');
  });

  it('of a policy without a week before cannot jump', () => {
    expect(judge(now(100, 80))[0]).toMatchObject({ outcome: 'false', threshold: null, value: 0.8 });
    expect(judge([])[0]).toMatchObject({ outcome: 'false', value: null });
  });

  it('of a drill is compared with no denials', () => {
    expect(judge(now(30, 12), { rest: { isDrill: true } })[0]!.outcome).toBe('true');
  });

  it('that is like this every day at this time is nothing new', () => {
    // Nightly work that is half denied, at this hour of every day of a fortnight.
    const nightly = every(DAY, { from: NOW - 14 * DAY - HOUR, to: NOW - DAY + 1 }, () => ({
      all: 100,
      bad: 50,
    }));
    const rest = WEEK.filter(({ at }) => (NOW - at) % DAY > HOUR);
    expect(judge([...nightly, ...rest, ...now(100, 50)])[0]!.outcome).toBe('false');
    // Had it begun yesterday, it would not be usual.
    const sinceYesterday = nightly.map((each) => (each.at < NOW - 2 * DAY ? { ...each, bad: 1 } : each));
    expect(judge([...sinceYesterday, ...rest, ...now(100, 50)])[0]!.outcome).toBe('true');
  });
});

describe('an activation', () => {
  const jump = [...WEEK, ...now(200, 62)];
  const since = NOW - 8 * MINUTE;

  it('shortly before is named', () => {
    const [found] = judge(jump, {
      activations: [
        activation(since - 2 * HOUR),
        activation(since - 3 * MINUTE),
        activation(since + 5 * MINUTE),
      ],
    });
    expect(found!.changes).toEqual([`a-${since - 3 * MINUTE}`]);
    expect(found!.sentence).toMatch(/, after revision r42 was activated at 09:49 UTC$/);
  });

  it('of a bundle that carries the policy is one of it', () => {
    for (const each of [{ policy: 'payments' }, { policy: 'bundle-7', policies: [POLICY] }])
      expect(judge(jump, { activations: [activation(since - MINUTE, each)] })[0]!.changes).toHaveLength(1);
    for (const policy of ['pay', 'payments/pci', 'devices'])
      expect(judge(jump, { activations: [activation(since - MINUTE, { policy })] })[0]!.changes).toEqual([]);
  });

  it('in an environment that it does not decide in is another matter', () => {
    const rest = { environments: ['eu-1', 'eu-2'] };
    const here = judge(jump, { rest, activations: [activation(since, { environment: 'eu-1' })] })[0]!;
    expect(here.sentence).toMatch(/, after revision r42 was activated in eu-1 at 09:52 UTC$/);
    expect(
      judge(jump, { rest, activations: [activation(since, { environment: 'us-1' })] })[0]!.changes,
    ).toEqual([]);
  });
});

describe('a service of a policy', () => {
  const api = tallyCounts({ ...subject, service: 'api' }, [...WEEK, ...now(100, 40)]);
  const several = { services: ['api', 'web'] };

  it('is told where the policy as a whole is not', () => {
    const found = judge([...WEEK, ...now(2_000, 40)], { services: [api], rest: several });
    expect(found.map((each) => [each.subject.service, each.outcome])).toEqual([
      [null, 'false'],
      ['api', 'true'],
    ]);
  });

  it('is not told beside the policy', () => {
    expect(judge([...WEEK, ...now(200, 62)], { services: [api], rest: several })).toHaveLength(1);
  });
});

it('thirty quiet days with their rhythm tell nothing', () => {
  // Busy days, calm nights; the share of denials swings between 0.5 and 3.5 % with them.
  const wave = (at: number) => Math.cos((2 * Math.PI * (at % DAY)) / DAY);
  const counts = every(10 * MINUTE, { from: NOW - 37 * DAY, to: NOW }, (at) => {
    const all = Math.round(600 - 400 * wave(at));
    return { all, bad: Math.round(all * (0.02 + 0.015 * wave(at))) };
  });
  const each = tallyCounts(subject, counts);
  const fired = counts.filter(
    ({ at }) =>
      at > NOW - 30 * DAY &&
      judgeMassDenials({ policies: [each], services: [], activations: [], history: null }, limit, at)[0]!
        .outcome === 'true',
  );
  expect(fired).toEqual([]);
});
