import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import { LIMITS } from './limiter/limits';
import { acknowledging, changeByPerson, resolving, unacknowledging } from './people/change-by-person';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from './testing/alert-fixtures';
import { Simulation } from './testing/simulate';

const RULES = [
  makeRule({ id: 'jumps', forMinutes: 1, keepFiringMinutes: 1, cooldownMinutes: 5 }),
  makeRule({ id: 'single', detector: 'single-denials', severity: 'ticket' }),
];
const SERVICES = ['a', 'b', 'c'];
const FIRST_SILENCE = {
  id: 'silence-1',
  kind: 'silence' as const,
  matchers: [{ field: 'service' as const, operator: '=' as const, value: 'b' }],
  recurrence: null,
  reason: 'Load test',
};

/** What one rule says of one service at a time: nothing, or an outcome with a gravity. */
const said = fc.record({
  outcome: fc.constantFrom('true' as const, 'true' as const, 'false' as const, 'no-data' as const, null),
  severity: fc.constantFrom('page' as const, 'ticket' as const, null),
});
const step = fc.record({
  minutes: fc.constantFrom(0.5, 1, 3, 15, 40),
  said: fc.array(said, { minLength: 6, maxLength: 6 }),
  isFailing: fc.boolean(),
  person: fc.constantFrom(null, null, 'acknowledge', 'unacknowledge', 'resolve'),
  isEdited: fc.constantFrom(false, false, false, false, true),
});
const CHANGES = {
  acknowledge: acknowledging({ note: '' }),
  unacknowledge: unacknowledging,
  resolve: resolving({ note: '' }),
};

const isOpen = ({ phase }: AlertRecord) => phase !== 'resolved';

it('whatever happens: one open alert of a key, each told or hidden with a reason, each end told once', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 200 }),
      fc.boolean(),
      (steps, silencedFor, isStormy) => {
        const simulation = new Simulation(RULES);
        if (isStormy) simulation.limits = { ...LIMITS, newAlertsOfRule: 2, messagesOfGroup: 2 };
        simulation.silences = [
          { ...FIRST_SILENCE, startsAtMs: START_MS, endsAtMs: START_MS + silencedFor * MINUTE_MS },
        ];
        const excused = new Set<string>();
        let minute = 0;
        for (const { minutes, said: all, isFailing, person, isEdited } of steps) {
          minute += minutes;
          if (isEdited)
            simulation.rules = simulation.rules.map((rule) => ({ ...rule, revision: rule.revision + 1 }));
          if (person) {
            const alerts = [...simulation.alerts.values()];
            const { changes } = changeByPerson(alerts.slice(-2), CHANGES[person], {
              by: 'ada',
              reason: '',
              atMs: START_MS + minute * MINUTE_MS,
            });
            for (const { after } of changes) {
              simulation.change(after.id, after);
              if (after.state !== 'firing') excused.add(after.id);
            }
          }
          const conditionsOf = (rule: number) =>
            SERVICES.flatMap((service, index) => {
              const { outcome, severity } = all[rule * 3 + index]!;
              return outcome === null ? [] : [makeCondition({ outcome, severity, subject: { service } })];
            });
          simulation.at(minute, {
            jumps: conditionsOf(0),
            ...(!isFailing && { single: conditionsOf(1) }),
          });
          const open = [...simulation.alerts.values()].filter(isOpen);
          const keys = open.map(({ ruleId, dedupeKey }) => `${ruleId} ${dedupeKey}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const alert of simulation.alerts.values()) {
            if (alert.state === 'suppressed' || alert.state === 'acknowledged' || alert.resolvedBy !== null)
              excused.add(alert.id);
            if (alert.state === 'suppressed')
              expect(
                alert.silences.length > 0 || alert.inhibitedBy !== null || alert.quietUntilMs !== null,
              ).toBe(true);
            // What is open has its group, and that is open.
            if (alert.phase !== 'pending' && isOpen(alert))
              expect(simulation.groups.get(alert.groupId!)!.closedAtMs).toBeNull();
          }
        }
        // Everything ends, and is told.
        for (const after of [60, 120, 180, 240]) simulation.at(minute + after, { jumps: [], single: [] });
        const told = new Map<string, string[]>();
        for (const { kind, alerts } of simulation.messages)
          for (const { id } of alerts) told.set(id, [...(told.get(id) ?? []), kind]);
        for (const alert of simulation.alerts.values()) {
          expect(alert.phase).toBe('resolved');
          expect(alert.endToldAtMs).not.toBeNull();
          const kinds = told.get(alert.id) ?? [];
          if (!excused.has(alert.id)) expect(kinds.length).toBeGreaterThan(0);
          // Where it was told that it fires, its end was told to the same group once.
          const ends = simulation.messages.filter(
            ({ kind, group, alerts }) =>
              kind === 'resolved' && group.id === alert.groupId && alerts.some(({ id }) => id === alert.id),
          );
          expect(ends.length).toBeLessThanOrEqual(1);
          if (alert.toldAs !== null) expect(ends).toHaveLength(1);
        }
        expect([...simulation.groups.values()].filter(({ closedAtMs }) => closedAtMs === null)).toEqual([]);
        // States follow each other without a gap.
        const last = new Map<string, string>();
        for (const { alertId, from, to } of simulation.transitions) {
          if (!last.has(alertId)) expect(from).toBeNull();
          last.set(alertId, to);
        }
      },
    ),
    { numRuns: 400 },
  );
});
