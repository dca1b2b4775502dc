import { expect, test } from 'vitest';
import { sumUpTimes } from './sum-up-times';

const at = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`);
const window = { from: new Date(at('08:00')), to: new Date(at('12:00')) };
const incident = (detected: string, resolved: string | null) => ({
  detectedAt: at(detected),
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: resolved === null ? null : at(resolved),
});

test('how long it took is of those that got there within the window', () => {
  const incidents = [
    incident('08:00', '09:00'),
    incident('09:00', '11:00'),
    incident('07:00', '12:00'),
    incident('06:00', '07:59'),
    incident('10:00', null),
  ];
  // One hour and two; 12:00 is no part of the window, and 07:59 was before it.
  expect(sumUpTimes(incidents, 'resolvedAt', window)).toEqual({ count: 2, mean: 5_400, p50: 3_600 });
  expect(sumUpTimes(incidents, 'mitigatedAt', window)).toEqual({ count: 0, mean: null, p50: null });
});
