import { describe, expect, it, vi } from 'vitest';
import type { Change } from '@/lib/domain/event';
import type { OpaDecision } from '../events/write-opa-decision';
import type { OpaStatus } from '../events/write-opa-status';
import { generateSlots } from '../generate-slots';
import { POLICIES } from '../policies';
import { PCI_EGRESS } from '../policies/paths';
import { getScenario } from '../scenarios';
import { prepareSimulation } from '../simulation';

// Much is generated; slow on a busy machine, never slow by assertion.
vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const anchor = new Date('2026-11-20T14:30:00Z');
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monthAgo = new Date(anchor.getTime() - 30 * DAY);
const window = { from: new Date(anchor.getTime() - 120 * MINUTE), to: anchor };

function run(scenario: string, from = window.from, to = window.to, rate = 10) {
  const decisions: OpaDecision[] = [];
  const changes: Change[] = [];
  const statuses: OpaStatus[] = [];
  for (const slot of generateSlots({ seed: 1, anchor, from, to, rate, scenario })) {
    for (const { decision } of slot.decisions) decisions.push(decision);
    for (const { status } of slot.statuses) statuses.push(status);
    for (const { event } of slot.events) if (event.kind === 'change') changes.push(event);
  }
  return { decisions, changes, statuses };
}

function changesIn(scenario: string, from: Date, to: Date): Change[] {
  const { story } = prepareSimulation({ seed: 1, anchor, from, to, rate: 1, scenario });
  return story.events
    .filter(({ at }) => at >= from.getTime() && at < to.getTime())
    .flatMap(({ event }) => (event.kind === 'change' ? [event] : []));
}

const isDenied = ({ result }: OpaDecision) => (result as { allow: boolean } | undefined)?.allow === false;
const denyRatio = (decisions: OpaDecision[]) => decisions.filter(isDenied).length / decisions.length;

const { decisions, changes, statuses } = run('policy-regression');
const egress = decisions.filter((decision) => decision.path === PCI_EGRESS);
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
const isAffected = ({ labels, timestamp }: OpaDecision) =>
  inForce.some(
    ({ environment, from, to }) => labels.environment === environment && timestamp >= from && timestamp < to,
  );

describe('the policy regression', () => {
  it('begins 45 minutes before the anchor and is rolled back 20 minutes later', () => {
    expect((anchor.getTime() - timeOf(published)) / MINUTE).toBeCloseTo(45, 2);
    expect((timeOf(rolledBack) - timeOf(published)) / MINUTE).toBeCloseTo(20, 2);
    expect(inForce).toHaveLength(3);
  });

  it('shows as a change of the text that the decisions name by path and revision', () => {
    expect(Object.values(published.files!).join()).toContain('package payments.pci_egress');
    const named = new Set(
      egress.filter(isAffected).map((decision) => decision.bundles['payments/pci_egress']!.revision),
    );
    expect(named).toEqual(new Set([published.revision]));
  });

  it('denies in every environment from activation until the previous revision is back', () => {
    for (const { environment } of inForce) {
      const affected = egress.filter(
        (decision) => isAffected(decision) && decision.labels.environment === environment,
      );
      expect(denyRatio(affected)).toBeGreaterThan(0.3);
    }
  });

  it('denies no more than usual outside of that time, and no other policy', () => {
    expect(denyRatio(egress.filter((decision) => !isAffected(decision)))).toBeLessThan(0.04);
    for (const path of ['payments/card_scopes/decision', 'partner/api_scopes/decision'])
      expect(denyRatio(decisions.filter((decision) => decision.path === path))).toBeLessThan(0.04);
  });

  it('strikes several services whose requests pass before and after', () => {
    const denied = new Set(
      egress
        .filter((decision) => isAffected(decision) && isDenied(decision))
        .map(({ labels }) => labels.service),
    );
    expect(denied.size).toBeGreaterThanOrEqual(4);
    for (const service of denied) {
      const usual = egress.filter((decision) => !isAffected(decision) && decision.labels.service === service);
      expect(denyRatio(usual)).toBeLessThan(0.15);
    }
  });

  it('shows in the status of the engines beside these services', () => {
    const revisions = statuses.flatMap(
      ({ bundles }) => bundles['payments/pci_egress']?.active_revision ?? [],
    );
    expect(revisions).toContain(published.revision);
    for (const { bundles, labels } of statuses) {
      const status = bundles['payments/pci_egress'];
      if (!status || status.active_revision !== published.revision) continue;
      const activation = inForce.find(({ environment }) => environment === labels.environment)!;
      expect(status.last_successful_activation.slice(0, 26)).toBe(activation.from.slice(0, 26));
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
  const bundleOf = ({ path, bundles }: OpaDecision) =>
    bundles[Object.keys(bundles).find((name) => path.startsWith(`${name}/`))!]!;

  it('names a policy and a revision whose texts were published before it', () => {
    const publishedAt = new Map<string, string>();
    for (const change of changesIn('policy-regression', monthAgo, anchor))
      if (change.type === 'policy-published' && Object.keys(change.files ?? {}).length)
        publishedAt.set(`${change.policy} ${change.revision}`, change.occurredAt);
    const unknown: OpaDecision[] = [];
    let count = 0;
    for (const hoursAgo of [719, 600, 480, 360, 210, 100, 1]) {
      const from = new Date(anchor.getTime() - hoursAgo * HOUR);
      const hour = run('policy-regression', from, new Date(from.getTime() + HOUR), 1).decisions;
      count += hour.length;
      for (const decision of hour) {
        const known = publishedAt.get(`${decision.path} ${bundleOf(decision).revision}`);
        if (!known || known > decision.timestamp) unknown.push(decision);
      }
    }
    expect(unknown).toEqual([]);
    expect(count).toBeGreaterThan(7_000);
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
