import { expect, it } from 'vitest';
import { judgeNoise } from './judge-noise';

it('a rule is noisy that fires twenty times a week, or that nobody takes seriously', () => {
  expect(judgeNoise({ fired7Days: 20, fired30Days: 30, unattended: 0 })).toBe('It fired 20 times in a week.');
  expect(judgeNoise({ fired7Days: 2, fired30Days: 10, unattended: 9 })).toBe(
    '9 of its 10 alerts in 30 days ended before anybody took them.',
  );
  expect(judgeNoise({ fired7Days: 2, fired30Days: 10, unattended: 8 })).toBeNull();
  expect(judgeNoise({ fired7Days: 9, fired30Days: 9, unattended: 9 })).toBeNull();
});
