import { expect, it } from 'vitest';
import { correctionInputSchema } from '@/lib/domain/objective';
import { readCorrection } from './read-correction';

const formOf = (fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
const SHARED = [
  ['category', 'deployment'],
  ['reason', ' Release of 4.2 '],
  ['objectives', 'm1-enforcement'],
  ['objectives', 'm6-auth'],
] as const;

it('once: two instants, typed in UTC', () => {
  const form = formOf([...SHARED, ['from', '2026-11-21T10:00'], ['to', '2026-11-21T12:30']]);
  expect(correctionInputSchema.parse(readCorrection(form, 'once', true))).toEqual({
    category: 'deployment',
    reason: 'Release of 4.2',
    objectives: ['m1-enforcement', 'm6-auth'],
    times: { type: 'once', from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T12:30:00.000Z' },
  });
});

it('recurring: a local time of day, for ever unless it ends', () => {
  const form = formOf([
    ...SHARED,
    ['frequency', 'weekly'],
    ['interval', '2'],
    ['weekdays', '1'],
    ['weekdays', '7'],
    ['timeZone', 'Europe/Berlin'],
    ['startDate', '2026-11-02'],
    ['untilDate', ''],
    ['startTime', '02:30'],
    ['durationMinutes', '120'],
  ]);
  expect(correctionInputSchema.parse(readCorrection(form, 'recurring', false)).times).toEqual({
    type: 'recurring',
    frequency: 'weekly',
    interval: 2,
    weekdays: [1, 7],
    timeZone: 'Europe/Berlin',
    startDate: '2026-11-02',
    untilDate: null,
    startTime: '02:30',
    durationMinutes: 120,
  });
});
