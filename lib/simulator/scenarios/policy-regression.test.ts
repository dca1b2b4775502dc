import { describe, expect, it } from 'vitest';
import type { Change } from '@/lib/domain/event';
import { isCedarDecision } from '../events/write-cedar-decision';
import type { OpaDecision } from '../events/write-opa-decision';
import { generateSlots } from '../generate-slots';
import { POLICIES } from '../policies';
import { PCI_EGRESS } from '../policies/paths';
import { getScenario } from '../scenarios';
import { prepareSimulation } from '../simulation';

const MINUTE = 60_000;
const anchor = new Date('2026-11-20T14:30:00Z');
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monthAgo = new Date(anchor.getTime() - 30 * DAY);
const window = { from: new Date(anchor.getTime() - 120 * MINUTE), to: anchor };

/** A decision of either engine, as far as both say the same. */
type Decided = {
  policy: string;
  revision: string;
  at: string;
  environment: string;
  service: string;
  isDenied: boolean;
};

const readOpa = ({ path, bundles, timestamp, labels, result }: OpaDecision): Decided => ({
  policy: path,
  revision: bundles[Object.keys(bundles).find((name) => path.startsWith(`${name}/`))!]!.revision,
  at: timestamp,
  environment: (labels.environment ?? labels.env ?? labels.cluster)!,
  service: (labels.service ?? labels.app)!,
  isDenied: (result as { allow?: boolean } | undefined)?.allow === false,
});

function run(scenario: string, from = window.from, to = window.to, rate = 10) {
  const decisions: Decided[] = [];
  const changes: Change[] = [];
  for (const slot of generateSlots({ seed: 1, anchor, from, to, rate, scenario })) {
    for (const { decision } of slot.decisions) decisions.push(readOpa(decision));
    for (const { event } of slot.events) {
      if (event.kind === 'change') changes.push(event);
      if (event.kind !== 'decision' || !isCedarDecision(event)) continue;
      const { policy, occurredAt: at, outcome } = event;
      const [revision, environment, service] = [event.revision!, event.environment!, event.service!];
      decisions.push({ policy, revision, at, environment, service, isDenied: outcome === 'deny' });
    }
  }
  return { decisions, changes };
}

function changesIn(scenario: string, from: Date, to: Date): Change[] {
  const { story } = prepareSimulation({ seed: 1, anchor, from, to, rate: 1, scenario });
  return story.events
    .filter(({ at }) => at >= from.getTime() && at < to.getTime())
    .flatMap(({ event }) => (event.kind === 'change' ? [event] : []));
}

const denyRatio = (decisions: Decided[]) =>
  decisions.filter(({ isDenied }) => isDenied).length / decisions.length;

const { decisions, changes } = run('policy-regression');
const egress = decisions.filter(({ policy }) => policy === PCI_EGRESS);
const steps = changes.filter((change) => change.policy === PCI_EGRESS);
const published = steps.find((change) => change.type === 'policy-published')!;
const rolledBack = steps.find((change) => change.type === 'policy-rolled-back')!;
const activations = steps.filter((change) => change.type === 'policy-activated');
const timeOf = (change: Change) => Date.parse(change.occurredAt);
const inForce = activations
  .filter((change) => change.revision === published.revision)
  .map((activation) => ({
    environment: activation.environment!,
    from: activation.occurredAt,
    to: activations.find(
      (change) => change.environment === activation.environment && change.revision !== published.revision,
    )!.occurredAt,
  }));
const isAffected = (decision: Decided) =>
  inForce.some(
    ({ environment, from, to }) =>
      decision.environment === environment && decision.at >= from && decision.at < to,
  );

describe('the policy regression', () => {
  it('begins 45 minutes before the anchor and is rolled back 20 minutes later', () => {
    expect((anchor.getTime() - timeOf(published)) / MINUTE).toBeCloseTo(45, 2);
    expect((timeOf(rolledBack) - timeOf(published)) / MINUTE).toBeCloseTo(20, 2);
    expect(inForce).toHaveLength(3);
  });

  it('shows as a change of the text that the decisions name by policy and revision', () => {
    expect(Object.values(published.files!).join()).toContain('@id("egress-3")');
    const named = new Set(egress.filter(isAffected).map(({ revision }) => revision));
    expect(named).toEqual(new Set([published.revision]));
  });

  it('denies in every environment from activation until the previous revision is back', () => {
    for (const { environment } of inForce) {
      const affected = egress.filter(
        (decision) => isAffected(decision) && decision.environment === environment,
      );
      expect(denyRatio(affected)).toBeGreaterThan(0.3);
    }
  });

  it('denies no more than usual outside of that time, and no other policy', () => {
    expect(denyRatio(egress.filter((decision) => !isAffected(decision)))).toBeLessThan(0.04);
    for (const path of ['payments/card_scopes/decision', 'partner/api_scopes/decision'])
      expect(denyRatio(decisions.filter(({ policy }) => policy === path))).toBeLessThan(0.04);
  });

  it('strikes several services whose requests pass before and after', () => {
    const denied = new Set(
      egress.filter((decision) => isAffected(decision) && decision.isDenied).map(({ service }) => service),
    );
    expect(denied.size).toBeGreaterThanOrEqual(4);
    for (const service of denied) {
      const usual = egress.filter((decision) => !isAffected(decision) && decision.service === service);
      expect(denyRatio(usual)).toBeLessThan(0.15);
    }
  });

  it('does not happen on ordinary days', () => {
    const ordinary = changesIn('normal', window.from, window.to);
    expect(ordinary.filter((change) => change.policy === PCI_EGRESS)).toEqual([]);
  });

  it('happens on other days too, before and after', () => {
    const days = changesIn('policy-regression', monthAgo, new Date(anchor.getTime() + 2 * DAY))
      .filter((change) => change.type === 'policy-rolled-back' && change.policy === PCI_EGRESS)
      .map((change) => change.occurredAt.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => day < '2026-11-20').length).toBeGreaterThanOrEqual(3);
    expect(days).toContain('2026-11-20');
    expect(days.filter((day) => day > '2026-11-20').length).toBeGreaterThanOrEqual(1);
  });

  it('begins where it is told to', () => {
    const start = new Date('2026-11-20T09:15:00Z');
    const options = { seed: 1, anchor, from: monthAgo, to: anchor, rate: 1 };
    const { story } = prepareSimulation({
      ...options,
      scenario: 'policy-regression',
      scenarioStarts: [start],
    });
    const found = story.events.filter(
      ({ at, event }) =>
        event.kind === 'change' && event.type === 'policy-published' && Math.floor(at) === start.getTime(),
    );
    expect(found.map(({ event }) => (event as Change).policy)).toEqual([PCI_EGRESS]);
  });
});

describe('every decision', () => {
  it('names a policy and a revision whose texts were published before it', () => {
    const publishedAt = new Map<string, string>();
    for (const change of changesIn('policy-regression', monthAgo, anchor))
      if (change.type === 'policy-published' && Object.keys(change.files ?? {}).length)
        publishedAt.set(`${change.policy} ${change.revision}`, change.occurredAt);
    const unknown: Decided[] = [];
    let count = 0;
    for (const hoursAgo of [719, 600, 480, 360, 210, 100, 1]) {
      const from = new Date(anchor.getTime() - hoursAgo * HOUR);
      const hour = run('policy-regression', from, new Date(from.getTime() + HOUR), 1).decisions;
      count += hour.length;
      for (const decision of hour) {
        const known = publishedAt.get(`${decision.policy} ${decision.revision}`);
        if (!known || known > decision.at) unknown.push(decision);
      }
    }
    expect(unknown).toEqual([]);
    expect(count).toBeGreaterThan(7_000);
  });

  it('comes from an engine whose status names the revision that was activated last', () => {
    const from = monthAgo.getTime() + 20 * DAY;
    const activated = changesIn('normal', monthAgo, anchor).filter(({ type }) => type === 'policy-activated');
    const wrong: unknown[] = [];
    let count = 0;
    const day = { from: new Date(from), to: new Date(from + 6 * HOUR) };
    for (const slot of generateSlots({ seed: 1, anchor, ...day, rate: 1, scenario: 'normal' }))
      for (const { at, status } of slot.statuses)
        for (const [bundle, { active_revision, last_successful_activation }] of Object.entries(
          status.bundles,
        )) {
          const { environment, env, cluster } = status.labels;
          const last = activated.findLast(
            (change) =>
              change.policy!.startsWith(`${bundle}/`) &&
              change.environment === (environment ?? env ?? cluster) &&
              timeOf(change) <= at,
          );
          count++;
          const isRight =
            last?.revision === active_revision &&
            last.occurredAt.slice(0, 26) === last_successful_activation.slice(0, 26);
          if (!isRight) wrong.push({ bundle, active_revision, last });
        }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(50);
  });

  it('has a policy with several revisions, and earlier bad revisions of other policies', () => {
    const changes = changesIn('normal', monthAgo, anchor);
    const revisions = new Map<string, number>();
    for (const change of changes)
      if (change.type === 'policy-published')
        revisions.set(change.policy!, (revisions.get(change.policy!) ?? 0) + 1);
    expect(revisions.size).toBe(POLICIES.length);
    expect(Math.min(...revisions.values())).toBeGreaterThanOrEqual(3);
    const bad = changes.filter((change) => change.type === 'policy-rolled-back');
    expect(new Set(bad.map((change) => change.policy)).size).toBeGreaterThanOrEqual(3);
  });
});

describe('a scenario that does not exist', () => {
  it('is refused with the names of those that do', () => {
    expect(() => getScenario('chaos')).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        details: expect.objectContaining({ path: 'scenario' }),
      }),
    );
  });
});
