import { expect, test } from 'vitest';
import { regressionWindow } from './regression-window';

const stretch = (since: string) => ({ environment: 'aws', since, until: null, canaryShare: null });

test('is the hour around the first activation', () => {
  expect(
    regressionWindow({ activeIn: [stretch('2026-11-21T10:05:00Z'), stretch('2026-11-21T10:02:00Z')] }),
  ).toEqual({ from: '2026-11-21T09:47:00.000Z', to: '2026-11-21T10:47:00.000Z' });
  expect(regressionWindow({ activeIn: [] })).toEqual({});
});
