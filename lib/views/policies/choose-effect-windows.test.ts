import { expect, test } from 'vitest';
import { chooseEffectWindows } from './choose-effect-windows';

const stretch = (since: string, until: string | null) => ({
  environment: 'aws',
  since,
  until,
  canaryShare: null,
});
const now = new Date('2026-11-21T12:00:00Z');
const at = (clock: string) => new Date(`2026-11-21T${clock}Z`);

test('are half an hour on each side of the first activation, from whole minutes', () => {
  expect(
    chooseEffectWindows(
      [stretch('2026-11-21T11:00:00.000000Z', null), stretch('2026-11-21T10:00:40.000000Z', null)],
      now,
    ),
  ).toEqual({
    activatedAt: '2026-11-21T10:00:40.000000Z',
    minutes: 30,
    before: { from: at('09:30:00'), to: at('10:00:00') },
    after: { from: at('10:00:00'), to: at('10:30:00') },
  });
});

test('end where the revision was taken back, and the window before is as long', () => {
  expect(
    chooseEffectWindows([stretch('2026-11-21T10:00:40.000000Z', '2026-11-21T10:20:10.000000Z')], now),
  ).toMatchObject({ minutes: 20, before: { from: at('09:40:00') }, after: { to: at('10:20:00') } });
});

test('do not reach beyond now', () => {
  expect(chooseEffectWindows([stretch('2026-11-21T11:50:00.000000Z', null)], now)).toMatchObject({
    minutes: 10,
  });
  expect(chooseEffectWindows([stretch('2026-11-21T11:59:50.000000Z', null)], now)).toMatchObject({
    minutes: 1,
  });
});

test('are none for a revision that never was in force', () => {
  expect(chooseEffectWindows([], now)).toBeNull();
});
