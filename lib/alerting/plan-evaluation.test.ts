import { describe, expect, it } from 'vitest';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { acknowledging, changeByPerson, resolving } from './people/change-by-person';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from './testing/alert-fixtures';
import { Simulation } from './testing/simulate';

const RULE = 'mass-denials';
const HOLDS = makeCondition();
const MISSING = makeCondition({ outcome: 'no-data', value: null, sentence: 'No decisions for 10 minutes.' });
const found = (...conditions: AlertCondition[]) => ({ [RULE]: conditions });
const msOf = (minute: number) => START_MS + minute * MINUTE_MS;

const silence = (from: number, to: number, over: Partial<Silencing> = {}): Silencing => ({
  id: 'silence-1',
  kind: 'silence',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  recurrence: null,
  reason: 'Load test',
  startsAtMs: msOf(from),
  endsAtMs: msOf(to),
  ...over,
});

function act(
  simulation: Simulation,
  id: string,
  minute: number,
  change: Parameters<typeof changeByPerson>[1],
): void {
  const { changes } = changeByPerson([simulation.alerts.get(id)!], change, {
    by: 'ada',
    reason: '',
    atMs: msOf(minute),
  });
  simulation.change(id, changes[0]!.after);
}

describe('an alert', () => {
  it('fires when its condition held for as long as its rule asks, and is told at once', () => {
    const simulation = new Simulation([makeRule({ forMinutes: 5 })]);
    simulation.at(0, found(HOLDS));
    expect(simulation.states).toEqual(['pending']);
    simulation.at(4.5, found(HOLDS));
    expect(simulation.states).toEqual(['pending']);
    expect(simulation.told).toEqual([]);
    simulation.at(5, found(HOLDS));
    expect(simulation.states).toEqual(['firing']);
    expect(simulation.told).toEqual([[5, 'firing', 1]]);
    expect(simulation.transitions.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'pending', 'The condition holds; it fires after 5 minutes.'],
      ['pending', 'firing', 'The condition holds for 5 minutes.'],
    ]);
  });

  it('counts the time that its evidence tells, so that a stop delays nothing', () => {
    const simulation = new Simulation([makeRule({ forMinutes: 5 })]);
    simulation.at(0, found(makeCondition({ sinceMs: msOf(-6) })));
    expect(simulation.states).toEqual(['firing']);
  });

  it('that never fired is forgotten', () => {
    const simulation = new Simulation([makeRule({ forMinutes: 5 })]);
    simulation.at(0, found(HOLDS));
    simulation.at(1, found());
    expect(simulation.states).toEqual([]);
    simulation.at(2, found(HOLDS));
    simulation.at(6, found(HOLDS));
    expect(simulation.states).toEqual(['pending']);
  });

  it('goes on firing for a while after its condition ended, and its end is told once', () => {
    const simulation = new Simulation([makeRule({ keepFiringMinutes: 10 })]);
    simulation.at(0, found(HOLDS));
    simulation.at(1, found());
    simulation.at(10.5, found());
    expect(simulation.states).toEqual(['firing']);
    simulation.at(11, found());
    simulation.at(12, found());
    expect(simulation.states).toEqual(['resolved']);
    expect(simulation.told).toEqual([
      [0, 'firing', 1],
      [11, 'resolved', 1],
    ]);
  });

  it('is not told again where another of the same follows within the cooldown, unless it outlasts it', () => {
    const simulation = new Simulation([makeRule({ cooldownMinutes: 10 })]);
    simulation.at(0, found(HOLDS));
    simulation.at(1, found());
    simulation.at(3, found(HOLDS));
    expect(simulation.states).toEqual(['resolved', 'suppressed']);
    expect(simulation.transitions.at(-1)!.reason).toBe(
      'The condition holds. One like it ended just before: it is quiet until 10:11 UTC.',
    );
    simulation.at(4, found());
    simulation.at(9, found(HOLDS));
    simulation.at(13, found(HOLDS));
    expect(simulation.told).toEqual([
      [0, 'firing', 1],
      [1, 'resolved', 1],
    ]);
    // The last one ended at minute 4.
    simulation.at(14, found(HOLDS));
    expect(simulation.states.at(-1)).toBe('firing');
    expect(simulation.told.at(-1)).toEqual([14, 'firing', 1]);
  });

  it('says which one before it is reopened', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, found(HOLDS));
    simulation.at(1, found());
    simulation.at(30, found(HOLDS));
    const [first, second] = [...simulation.alerts.values()];
    expect(second!.reopens).toBe(first!.id);
    simulation.at(31, found());
    simulation.at(31 + 24 * 60, found(HOLDS));
    expect([...simulation.alerts.values()].at(-1)!.reopens).toBeNull();
  });

  it('without data is told as such after a while of its own, and not before', () => {
    const simulation = new Simulation([makeRule({ forMinutes: 1 })]);
    simulation.at(0, found(MISSING));
    simulation.at(9.5, found(MISSING));
    expect(simulation.states).toEqual(['pending']);
    simulation.at(10, found(MISSING));
    expect(simulation.states).toEqual(['no-data']);
    // A ticket, so it waits for what belongs to it.
    expect([...simulation.alerts.values()][0]!.severity).toBe('ticket');
    simulation.at(12, found(MISSING));
    expect(simulation.told).toEqual([[12, 'no-data', 1]]);
  });

  it('without data has its while from the first look, since what was missed before may still come', () => {
    const simulation = new Simulation([makeRule()]);
    const missing = { ...MISSING, sinceMs: START_MS - 60 * MINUTE_MS };
    simulation.at(0, found(missing));
    simulation.at(9, found(missing));
    expect(simulation.states).toEqual(['pending']);
    simulation.at(10, found(missing));
    expect(simulation.states).toEqual(['no-data']);
  });

  it('without data ends soon after its data is back, however long its rule keeps others firing', () => {
    const simulation = new Simulation([makeRule({ keepFiringMinutes: 15 })]);
    simulation.at(0, found(MISSING));
    simulation.at(10, found(MISSING));
    simulation.at(11, found());
    simulation.at(12, found());
    expect(simulation.states).toEqual(['no-data']);
    simulation.at(13, found());
    expect(simulation.states).toEqual(['resolved']);
  });

  it('that fires and loses its data is never resolved by that', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, found(HOLDS));
    simulation.at(1, found(MISSING));
    simulation.at(10, found(MISSING));
    expect(simulation.states).toEqual(['firing']);
    simulation.at(11, found(MISSING));
    simulation.at(600, found(MISSING));
    expect(simulation.states).toEqual(['no-data']);
    simulation.at(601, found());
    expect(simulation.states).toEqual(['resolved']);
    expect(simulation.told.map(([, kind]) => kind)).toEqual(['firing', 'no-data', 'reminder', 'resolved']);
  });

  it('whose rule could not be evaluated stays as it is', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, found(HOLDS));
    simulation.at(60, {});
    expect(simulation.states).toEqual(['firing']);
  });

  it('that comes and goes is told once as such, and then when it is steady again', () => {
    const simulation = new Simulation([makeRule()]);
    for (const minute of [0, 2, 4]) {
      simulation.at(minute, found(HOLDS));
      simulation.at(minute + 1, found());
    }
    const before = simulation.told.length;
    simulation.at(6, found(HOLDS));
    expect(simulation.states.at(-1)).toBe('flapping');
    for (const minute of [7, 9, 11]) {
      simulation.at(minute, found());
      simulation.at(minute + 1, found(HOLDS));
    }
    simulation.at(13, found());
    simulation.at(42, found());
    expect(simulation.states.at(-1)).toBe('flapping');
    simulation.at(43, found());
    expect(simulation.states.at(-1)).toBe('resolved');
    expect(simulation.told.slice(before)).toEqual([
      [6, 'firing', 1],
      [43, 'resolved', 1],
    ]);
  });
});

describe('the gravity of an alert', () => {
  it('rises in place: it is told to others, and no acknowledgement holds any more', () => {
    const simulation = new Simulation([makeRule({ severity: 'ticket' })]);
    simulation.at(0, found(HOLDS));
    simulation.at(2, found(HOLDS));
    act(simulation, 'id-1', 3, acknowledging({ note: '' }));
    simulation.at(4, found(makeCondition({ severity: 'page' })));
    const [alert] = [...simulation.alerts.values()];
    expect(alert).toMatchObject({ id: 'id-1', state: 'firing', severity: 'page', acknowledgedBy: null });
    expect(simulation.transitions.at(-1)).toMatchObject({
      from: 'acknowledged',
      to: 'firing',
      reason: 'It became a page.',
    });
    expect(simulation.messages.map(({ kind, group }) => [kind, group.key.includes('"page"')])).toEqual([
      ['firing', false],
      ['resolved', false],
      ['firing', true],
    ]);
  });

  it('falls as another alert, so that the next page is heard although the first was acknowledged', () => {
    const simulation = new Simulation([makeRule({ keepFiringMinutes: 2 })]);
    const ticket = makeCondition({ severity: 'ticket' });
    simulation.at(0, found(HOLDS));
    act(simulation, 'id-1', 1, acknowledging({ note: '' }));
    simulation.at(2, found(ticket));
    expect(simulation.states).toEqual(['acknowledged']);
    simulation.at(4, found(ticket));
    expect(simulation.states).toEqual(['resolved', 'acknowledged']);
    expect([...simulation.alerts.values()][1]).toMatchObject({ severity: 'ticket', reopens: 'id-1' });
    simulation.at(60, found(HOLDS));
    expect(simulation.states).toEqual(['resolved', 'firing']);
    expect(simulation.told).toEqual([
      [0, 'firing', 1],
      [4, 'resolved', 1],
      [60, 'firing', 1],
    ]);
  });
});

describe('what hides an alert', () => {
  it('keeps it from being told; it is told when that ends', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.silences = [silence(-1, 10)];
    const plan = simulation.at(0, found(HOLDS));
    expect(simulation.states).toEqual(['suppressed']);
    expect(plan.hidden).toEqual([{ silenceId: 'silence-1', alertId: 'id-1', atMs: START_MS }]);
    expect(simulation.transitions.at(-1)!.reason).toBe('The condition holds. A silence hides it: Load test');
    expect(simulation.at(5, found(HOLDS)).hidden).toEqual([]);
    simulation.at(10, found(HOLDS));
    expect(simulation.states).toEqual(['firing']);
    expect(simulation.told).toEqual([[10, 'firing', 1]]);
  });

  it('does not hide the end of what was told before it began', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.silences = [silence(1, 60, { kind: 'maintenance' })];
    simulation.at(0, found(HOLDS));
    simulation.at(2, found(HOLDS));
    expect(simulation.states).toEqual(['suppressed']);
    simulation.at(30, found());
    expect(simulation.told).toEqual([
      [0, 'firing', 1],
      [30, 'resolved', 1],
    ]);
  });

  it('tells no end of what nobody was told of', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.silences = [silence(-1, 60)];
    simulation.at(0, found(HOLDS));
    simulation.at(1, found());
    expect(simulation.told).toEqual([]);
    expect([...simulation.groups.values()].map(({ closedAtMs }) => closedAtMs)).toEqual([msOf(1)]);
  });
});

describe('a person', () => {
  it('resolves what still holds, and it stays so until that was false', () => {
    const simulation = new Simulation([makeRule({ cooldownMinutes: 60 })]);
    simulation.at(0, found(HOLDS));
    act(simulation, 'id-1', 1, resolving({ note: 'Expected.' }));
    simulation.at(2, found(HOLDS));
    simulation.at(3, found(MISSING));
    simulation.at(4, found(HOLDS));
    expect(simulation.states).toEqual(['resolved']);
    simulation.at(5, found());
    simulation.at(6, found(HOLDS));
    // They said that it is over, and it is not: no cooldown keeps that from them.
    expect(simulation.states).toEqual(['resolved', 'firing']);
    expect([...simulation.alerts.values()][1]!.reopens).toBe('id-1');
    expect(simulation.told.map(([, kind]) => kind)).toEqual(['firing', 'resolved', 'firing']);
  });

  it('who acknowledges ends reminders, and nothing else', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, found(HOLDS));
    simulation.at(239, found(HOLDS));
    simulation.at(240, found(HOLDS));
    act(simulation, 'id-1', 241, acknowledging({ note: '', owner: 'bob' }));
    simulation.at(1_000, found(HOLDS));
    simulation.at(1_001, found());
    expect(simulation.told).toEqual([
      [0, 'firing', 1],
      [240, 'reminder', 1],
      [1_001, 'resolved', 1],
    ]);
  });
});

describe('alerts of what is no more', () => {
  it.each([
    ['changed', [makeRule({ revision: 2 })], 'Its rule was changed: revision 2 is in force.', 2],
    ['switched off', [makeRule({ isEnabled: false })], 'Its rule was switched off.', 1],
    ['removed', [], 'Its rule was removed.', 1],
  ])('are closed where their rule is %s', (_, rules, reason, alerts) => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, found(HOLDS));
    simulation.rules = rules;
    simulation.at(1, found(HOLDS));
    const all = [...simulation.alerts.values()];
    expect(all[0]).toMatchObject({ state: 'resolved', resolution: reason, resolvedBy: null });
    expect(all).toHaveLength(alerts);
  });

  it('are closed where their objective has another revision', () => {
    const burn = {
      objectiveId: 'm1',
      indicator: 'M1',
      long: 20,
      longSeconds: 3_600,
      short: 20,
      shortSeconds: 300,
      isUnbounded: false,
      budgetLeft: 0.5,
    };
    const simulation = new Simulation([makeRule()]);
    simulation.objectives.set('m1', 3);
    simulation.at(0, found(makeCondition({ burn })));
    simulation.at(1, found(makeCondition({ burn })));
    expect(simulation.states).toEqual(['firing']);
    simulation.objectives.set('m1', 4);
    simulation.at(2, found(makeCondition({ burn })));
    expect(
      [...simulation.alerts.values()].map(({ state, resolution, objectiveRevision }) => [
        state,
        resolution,
        objectiveRevision,
      ]),
    ).toEqual([
      ['resolved', 'Its objective was changed: revision 4 is in force.', 3],
      ['firing', null, 4],
    ]);
    simulation.objectives.clear();
    simulation.at(3, found());
    expect([...simulation.alerts.values()][1]!.resolution).toBe('Its objective was removed.');
  });
});

describe('conditions', () => {
  it('that agree in what the rule names are one alert: counted, as grave and bad as the worst', () => {
    const simulation = new Simulation([makeRule({ dedupeBy: ['zone'], severity: 'ticket' })]);
    simulation.at(
      0,
      found(
        makeCondition({ value: 20 }),
        makeCondition({ value: 300, subject: { service: 'carts' } }),
        makeCondition({ value: 12, severity: 'page', subject: { service: 'search' } }),
        makeCondition({ outcome: 'false', subject: { service: 'fine' } }),
      ),
    );
    expect([...simulation.alerts.values()]).toMatchObject([
      { conditions: 3, severity: 'page', value: 12, zone: 'payments', service: null, policy: 'pci/egress' },
    ]);
    simulation.at(1, found(makeCondition({ value: 20 })));
    expect(simulation.states).toEqual(['resolved', 'firing']);
  });
});

describe('a clock that was ahead and is set back', () => {
  const day = 24 * 60;

  it('keeps no news of a group that was told of meanwhile', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(day, found(HOLDS));
    const other = makeCondition({ subject: { ...HOLDS.subject, service: 'ledger' } });
    simulation.at(0, found(HOLDS, other));
    expect(simulation.told).toEqual([
      [day, 'firing', 1],
      [0, 'firing', 1],
    ]);
  });

  it('keeps nothing pending or open for longer than it should', () => {
    const simulation = new Simulation([makeRule({ forMinutes: 5, keepFiringMinutes: 5 })]);
    simulation.at(day, found(HOLDS));
    simulation.at(0, found(HOLDS));
    simulation.at(5, found(HOLDS));
    expect(simulation.states).toEqual(['firing']);
    simulation.at(day, found());
    simulation.at(6, found());
    simulation.at(11, found());
    expect(simulation.states).toEqual(['resolved']);
  });
});
