import { describe, expect, it } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentMeasure } from '@/lib/domain/read-models/incidents';
import type { TimelineEvidence } from './timeline-evidence';
import { writeTimeline } from './write-timeline';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const NOTHING: TimelineEvidence = {
  transitions: [],
  changes: [],
  reviews: [],
  verdicts: [],
  messages: [],
  runbooks: [],
  measures: [],
  entries: [],
};
const write = (evidence: Partial<TimelineEvidence>) => writeTimeline({ ...NOTHING, ...evidence }, NOW);
const at = (clock: string) => `2026-11-21T${clock}Z`;

const activation: ChangeMarker = {
  eventId: 'c1',
  occurredAt: at('10:00:00.000000'),
  type: 'policy-activated',
  policy: 'payments/egress',
  revision: 'v2',
  previousRevision: 'v1',
  environment: 'eu-1',
  author: 'kim@example.com',
  message: 'Only known hosts',
  url: null,
};
const fired = (id: string, clock: string) => ({
  alertId: id,
  title: `Denials jump at ${id}`,
  at: at(clock),
  to: 'firing' as const,
  reason: '40 instead of 2',
  by: null,
});
const bypass: IncidentMeasure = {
  id: 'm1',
  kind: 'bypass',
  policy: 'payments/egress',
  environment: null,
  fromRevision: null,
  toRevision: null,
  justification: 'Payments stand still',
  takenAt: at('10:20:00.000'),
  takenBy: 'ola@example.com',
  expiresAt: at('11:20:00.000'),
  endedAt: null,
  endedBy: null,
  exceptionId: null,
  recordedAt: at('10:21:00.000'),
  recordedBy: 'ola@example.com',
  state: 'expired',
  shownBy: null,
};

describe('the timeline of an incident', () => {
  it('puts what every table tells in order of time', () => {
    const items = write({
      entries: [
        {
          id: 'n1',
          kind: 'note',
          at: at('10:10:00.000'),
          by: 'ola@example.com',
          text: 'It is the new rule.',
        },
      ],
      transitions: [
        fired('a', '10:05:00.000'),
        { ...fired('a', '10:06:00.000'), to: 'acknowledged', by: 'ola@example.com', reason: 'Looking' },
      ],
      changes: [activation],
      messages: [
        { id: 'm', at: at('10:05:30.000'), kind: 'firing', title: 'Denials jump', sent: 2, unsent: 1 },
      ],
      reviews: [
        {
          policy: 'payments/egress',
          environment: 'eu-1',
          revision: 'v2',
          activatedAt: at('10:00:00'),
          judgedAt: at('10:30:00.000'),
          minutes: 30,
          verdict: 'regression',
        },
      ],
      verdicts: [
        {
          policy: 'payments/egress',
          judgement: 'false-positive',
          by: 'rae@example.com',
          at: at('10:40:00.000'),
          count: 3,
        },
      ],
    });
    expect(items.map(({ at: time, kind, text, by }) => [time.slice(11, 16), kind, text, by])).toEqual([
      [
        '10:00',
        'change',
        'Revision v2 of payments/egress became active in eu-1, after v1',
        'kim@example.com',
      ],
      ['10:05', 'alert', 'Alert fired: Denials jump at a', null],
      ['10:05', 'message', 'Message: Denials jump', null],
      ['10:06', 'acknowledgement', 'Alert acknowledged: Denials jump at a', 'ola@example.com'],
      ['10:10', 'note', 'It is the new rule.', 'ola@example.com'],
      [
        '10:30',
        'review',
        'The review 30 minutes after the activation of v2 of payments/egress in eu-1 found a regression',
        null,
      ],
      ['10:40', 'verdict', '3 denials of payments/egress judged a false positive', 'rae@example.com'],
    ]);
    expect(items[0]).toMatchObject({
      policy: 'payments/egress',
      from: 'v1',
      to: 'v2',
      detail: 'Only known hosts',
    });
    expect(items[2]!.detail).toBe('2 receivers have it, 1 does not have it.');
  });

  it('tells what many alerts did within a minute in one line, and of three in three', () => {
    const storm = ['a', 'b', 'c', 'd', 'e'].map((id, index) => fired(id, `10:05:0${index}.000`));
    expect(write({ transitions: storm })).toMatchObject([
      {
        text: '5 alerts fired',
        count: 5,
        detail: 'Denials jump at a; Denials jump at b; Denials jump at c; and 2 more.',
      },
    ]);
    expect(write({ transitions: storm.slice(0, 3) })).toHaveLength(3);
  });

  it('tells that a bypass ran out before anybody noted its end, also where somebody did so later', () => {
    expect(write({ measures: [bypass] }).map(({ text }) => text)).toEqual([
      'payments/egress bypassed until 2026-11-21 11:20 UTC',
      'The bypass of payments/egress ran out before anybody noted its end',
    ]);
    expect(
      write({ measures: [{ ...bypass, endedAt: at('11:40:00.000'), endedBy: 'ola@example.com' }] }),
    ).toHaveLength(3);
    const early = write({
      measures: [{ ...bypass, endedAt: at('11:00:00.000'), endedBy: 'ola@example.com' }],
    });
    expect(early.map(({ text, by }) => [text, by])).toEqual([
      ['payments/egress bypassed until 2026-11-21 11:20 UTC', 'ola@example.com'],
      ['The bypass of payments/egress is closed', 'ola@example.com'],
    ]);
    expect(write({ measures: [{ ...bypass, expiresAt: at('12:00:01.000') }] })).toHaveLength(1);
  });

  it('leads from a rollback to what it took back', () => {
    const rollback = {
      ...bypass,
      kind: 'rollback' as const,
      fromRevision: 'v2',
      toRevision: 'v1',
      expiresAt: null,
    };
    expect(write({ measures: [rollback] })).toMatchObject([
      {
        text: 'payments/egress rolled back from v2 to v1',
        from: 'v2',
        to: 'v1',
        detail: 'Payments stand still',
      },
    ]);
  });
});
