import { describe, expect, it } from 'vitest';
import type { Decision } from '@/lib/domain/event';
import { findSource } from '@/lib/ingest/registry';
import { writeRecord } from '@/lib/simulator/formats';
import { cedar } from '@/lib/simulator/formats/cedar';
import { generateSlots } from '@/lib/simulator/generate-slots';
import { PCI_EGRESS } from '@/lib/simulator/policies/paths';
import type { PolicyFiles } from '@/lib/simulator/policies/policy';
import { prepareSimulation } from '@/lib/simulator/simulation';
import { askCedar, loadCedar, type LoadedPolicies } from '@/lib/simulator/testing/ask-cedar';

const MINUTE = 60_000;
const anchor = new Date('2026-11-20T14:30:00Z');
const base = { seed: 1, anchor, rate: 8, scenario: 'policy-regression' };
const { adapter } = findSource('cedar')!;

/** The published texts of the policy, in their order. */
function listTexts(): { revision: string; files: PolicyFiles }[] {
  const from = new Date(anchor.getTime() - 30 * 1_440 * MINUTE);
  const { story } = prepareSimulation({ ...base, from, to: anchor });
  return story.events.flatMap(({ event }) =>
    event.kind === 'change' && event.type === 'policy-published' && event.policy === PCI_EGRESS
      ? [{ revision: event.revision!, files: event.files! }]
      : [],
  );
}

/** What Gatehouse keeps of the decisions between two times, in minutes before the anchor. */
function receive(from: number, to: number): { decision: Decision; payload: string }[] {
  const window = {
    from: new Date(anchor.getTime() - from * MINUTE),
    to: new Date(anchor.getTime() - to * MINUTE),
  };
  return [...generateSlots({ ...base, ...window })].flatMap(({ events }) =>
    events.flatMap(({ event }) => {
      const { format, record } = writeRecord(event);
      if (format !== cedar) return [];
      const payload = JSON.stringify(record);
      const mapped = adapter.map(JSON.parse(payload), {
        receivedAt: '2026-11-21T10:00:00Z',
        mappingRules: [],
      });
      return [{ decision: ('events' in mapped ? mapped.events[0] : null) as Decision, payload }];
    }),
  );
}

const texts = listTexts();
const loaded = new Map<string, LoadedPolicies>(
  texts.map(({ revision, files }) => [revision, loadCedar(files)]),
);
const answerTo = (revision: string, input: unknown) => {
  const { decision, rules } = askCedar(loaded.get(revision)!, JSON.stringify(input));
  return `${decision} ${rules.join(', ')}`;
};

describe('the decisions of the egress policy as Gatehouse has them', () => {
  const decisions = receive(60, 10);
  // Then comes the one that reverts the bad one.
  const [before, bad] = texts.slice(-3, -1).map(({ revision }) => revision) as [string, string];

  it('are answered by the engine as they were, by their revision and the request in their payload', () => {
    expect(decisions.length).toBeGreaterThan(500);
    expect(new Set(decisions.map(({ decision }) => decision.revision))).toEqual(new Set([before, bad]));
    for (const { decision, payload } of decisions) {
      const told = `${decision.outcome} ${decision.rule}`;
      expect(answerTo(decision.revision!, decision.input)).toBe(told);
      const { request } = JSON.parse(payload) as { request: unknown };
      expect(answerTo(decision.revision!, request)).toBe(told);
    }
  });

  it('of the bad revision are wrong where the revision before it allows, and the others stay denied', () => {
    const denied = decisions.filter(
      ({ decision }) => decision.revision === bad && decision.outcome === 'deny',
    );
    const replayed = denied.map(({ decision }) => answerTo(before, decision.input));
    expect(replayed.filter((answer) => answer === 'allow egress-0').length).toBeGreaterThan(100);
    expect(replayed.filter((answer) => answer.startsWith('deny')).length).toBeGreaterThan(0);
  });
});
