import { expect, it } from 'vitest';
import { rotationInputSchema } from '@/lib/domain/alerting/rotation';
import { draftOf, readDraft } from './rotation-draft';

const NEW = draftOf(null, { timeZone: 'Europe/Berlin', today: '2026-11-21' });

it('a new rotation begins as weeks from Monday 09:00', () => {
  expect(rotationInputSchema.parse(readDraft(NEW))).toMatchObject({
    handoffWeekday: 1,
    handoffTime: '09:00',
    shiftDays: 7,
    startsOn: '2026-11-21',
  });
});

it('only shifts of whole weeks keep their weekday, and what is no number is refused', () => {
  expect(readDraft({ ...NEW, shiftDays: '1' }).handoffWeekday).toBeNull();
  expect(readDraft({ ...NEW, shiftDays: '14' }).handoffWeekday).toBe(1);
  expect(rotationInputSchema.safeParse(readDraft({ ...NEW, shiftDays: 'x' })).success).toBe(false);
});
