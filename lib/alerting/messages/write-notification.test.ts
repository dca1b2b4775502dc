import { describe, expect, it } from 'vitest';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import { notificationSchema } from '@/lib/domain/alerting/notification';
import { Simulation } from '../testing/simulate';
import { makeCondition, makeRule, MINUTE_MS, START_MS } from '../testing/alert-fixtures';
import { NO_FACTS, writeNotification } from './write-notification';

const RULE = 'mass-denials';
const write = (simulation: Simulation, index: number) => {
  const { atMs, ...message } = simulation.messages.at(index)!;
  return notificationSchema.parse(
    writeNotification(message, NO_FACTS, { address: 'https://gatehouse.example.com', nowMs: atMs }),
  );
};
const services = (...names: string[]) => ({
  [RULE]: names.map((service) => makeCondition({ subject: { service } })),
});

describe('a message', () => {
  it('of several alerts tells the first and names the rest, and leads to the group', () => {
    const simulation = new Simulation([makeRule({ labels: { team: 'pay' } })]);
    simulation.at(0, services('a', 'b', 'c'));
    const written = write(simulation, 0);
    expect(written).toMatchObject({
      kind: 'firing',
      severity: 'page',
      title: '3 alerts: Policy in payments',
      sentence:
        'Denials jump: payments, a, pci/egress: 90 denials in 5 minutes, 2 before. And 2 more: Denials jump: payments, b, pci/egress; Denials jump: payments, c, pci/egress.',
      zone: 'payments',
      cause: 'policy',
      labels: { team: 'pay' },
      isDrill: false,
      since: '2026-11-21T10:00:00.000Z',
    });
    const group = simulation.messages[0]!.group.id;
    expect(written.url).toBe(
      `https://gatehouse.example.com/alerts?group=${group}&from=2026-11-21T09%3A00%3A00.000Z&to=2026-11-21T10%3A00%3A00.000Z`,
    );
    expect(written.groupKey).toBe(group);
    expect(written.alertIds).toHaveLength(3);
  });

  it('of what comes later waits for its turn, and says what of the group is told already', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, services('a', 'b'));
    simulation.at(1, services('a', 'c'));
    expect(simulation.told).toEqual([[0, 'firing', 2]]);
    simulation.at(5, services('a', 'c'));
    expect(simulation.told.slice(1)).toEqual([[5, 'firing', 1]]);
    expect(write(simulation, 1).sentence).toBe(
      '90 denials in 5 minutes, 2 before. 1 told before is still open. 1 told before has ended.',
    );
    simulation.at(6, services());
    // All three, also the one that ended before: its end was not told yet.
    expect(simulation.told.slice(2)).toEqual([[6, 'resolved', 3]]);
    expect(write(simulation, 2)).toMatchObject({
      title: 'Resolved: 3 alerts, Policy in payments',
      sentence:
        'All have ended; the longest was open for 6 minutes. Denials jump: payments, a, pci/egress: Nothing of it is seen any more.',
    });
  });

  it('of a storm counts, names the first and every id', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(
      0,
      services(...Array.from({ length: 120 }, (_, index) => `s-${String(index).padStart(3, '0')}`)),
    );
    const written = write(simulation, 0);
    expect(written).toMatchObject({
      kind: 'storm',
      title: 'Storm: Denials jump, 120 alerts',
      sentence:
        '"Denials jump" fired 120 times since 10:00 UTC, too often to be told one by one. First: Denials jump: payments, s-000, pci/egress; Denials jump: payments, s-001, pci/egress; Denials jump: payments, s-002, pci/egress. Why: 90 denials in 5 minutes, 2 before.',
    });
    expect(written.alerts).toHaveLength(50);
    expect(new Set(written.alertIds).size).toBe(120);
  });

  it('is the same however often it is decided on, and another one after it is another', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, services('a'));
    expect(write(simulation, 0).id).toBe(write(simulation, 0).id);
    simulation.at(240, services('a'));
    expect(write(simulation, 1).id).not.toBe(write(simulation, 0).id);
    expect(write(simulation, 1)).toMatchObject({
      kind: 'reminder',
      title: 'Still open: Denials jump: payments, a, pci/egress',
      sentence: 'Nobody acknowledged it for 4 hours. 90 denials in 5 minutes, 2 before.',
    });
  });

  it('tells an end in the words of who resolved it', () => {
    const simulation = new Simulation([makeRule()]);
    simulation.at(0, services('a'));
    const end: Partial<AlertRecord> = {
      phase: 'resolved',
      state: 'resolved',
      resolvedAtMs: START_MS + 7 * MINUTE_MS,
      resolvedBy: 'ada@example.com',
      resolution: 'Rolled back.',
    };
    simulation.change('id-1', end);
    simulation.at(8, services('a'));
    const written = write(simulation, 1);
    expect(written.sentence).toBe('ada@example.com resolved it: Rolled back. It was open for 7 minutes.');
    expect(written.alerts[0]).toMatchObject({
      state: 'resolved',
      resolvedAt: '2026-11-21T10:07:00.000Z',
      resolution: 'ada@example.com resolved it: Rolled back.',
    });
  });
});

describe('a group', () => {
  it('that has told six times within an hour is told of as a storm, and rarely', () => {
    const simulation = new Simulation([makeRule()]);
    const names: string[] = [];
    for (let minute = 0; minute <= 90; minute += 1) {
      if (minute % 2 === 0) names.push(`s-${minute}`);
      simulation.at(minute, services(...names));
    }
    const kinds = simulation.told.map(([minute, kind]) => [minute, kind]);
    expect(kinds.slice(0, 7)).toEqual([
      [0, 'firing'],
      [5, 'firing'],
      [10, 'firing'],
      [15, 'firing'],
      [20, 'firing'],
      [25, 'firing'],
      [55, 'storm'],
    ]);
    const counted = simulation.messages.flatMap(({ alerts }) => alerts.map(({ id }) => id));
    expect(new Set(counted).size).toBe(counted.length);
  });
});
