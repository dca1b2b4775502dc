import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Silence } from '@/lib/domain/alerting/silence';
import { getPrisma } from '@/lib/store/database';
import { saveSilence } from '@/lib/store/silences/save-silence';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { warnOfSilences } from './warn-of-silences';

useTestDatabase();

const timeOf = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);
const iso = (clock: string) => timeOf(clock).toISOString();
const SILENCE: Silence = {
  id: randomUUID(),
  kind: 'silence',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  startsAt: iso('02:00'),
  endsAt: iso('10:00'),
  recurrence: null,
  reason: 'The gateway is replaced.',
  owner: 'ada@example.com',
  createdAt: iso('02:00'),
  createdBy: 'Ada',
  updatedAt: iso('02:00'),
  updatedBy: 'Ada',
  revision: 1,
  endedAt: null,
  endedBy: null,
  replaces: null,
  warnedAt: null,
};
const save = (given: Partial<Silence> = {}) =>
  withTransaction((tx) => saveSilence(tx, { ...SILENCE, ...given }));
const hide = (given: object = {}) =>
  getPrisma().alert.create({
    data: makeAlert(timeOf('03:00'), { state: 'suppressed', silences: [SILENCE.id], ...given }),
  });
const messages = async () => (await getPrisma().notification.findMany()).map(({ body }) => body);

beforeEach(async () => {
  await getPrisma().notification.deleteMany();
  await getPrisma().alert.deleteMany();
  await getPrisma().silence.deleteMany();
});

describe('a silence that runs out', () => {
  it('is told of once, an hour before its end, while it hides something', async () => {
    await save();
    const alert = await hide();
    expect(await warnOfSilences(timeOf('08:59'))).toBe(0);
    expect(await Promise.all([warnOfSilences(timeOf('09:30')), warnOfSilences(timeOf('09:30'))])).toEqual(
      expect.arrayContaining([0, 1]),
    );
    expect(await messages()).toMatchObject([
      {
        kind: 'silence-expiring',
        severity: 'ticket',
        title: 'A silence ends in 30 minutes: The gateway is replaced.',
        zone: 'payments',
        labels: { owner: 'ada@example.com', silence: SILENCE.id },
        alertIds: [alert.id],
        topServices: [{ name: 'checkout-api', count: 1 }],
      },
    ]);
    expect(await warnOfSilences(timeOf('09:40'))).toBe(0);
  });

  it('is told of again when its end was moved', async () => {
    await save();
    await hide();
    await warnOfSilences(timeOf('09:30'));
    await save({ endsAt: iso('12:00'), warnedAt: null });
    expect(await warnOfSilences(timeOf('10:30'))).toBe(0);
    expect(await warnOfSilences(timeOf('11:00'))).toBe(1);
    expect(await messages()).toHaveLength(2);
  });

  it('is not told of where it hides nothing any more, nor once it is over', async () => {
    await save();
    await hide({ state: 'resolved', resolvedAt: timeOf('04:00') });
    expect(await warnOfSilences(timeOf('09:30'))).toBe(0);
    await hide();
    expect(await warnOfSilences(timeOf('10:00'))).toBe(0);
    await save({ endedAt: iso('09:00'), endedBy: 'Ada' });
    expect(await warnOfSilences(timeOf('09:30'))).toBe(0);
  });
});
