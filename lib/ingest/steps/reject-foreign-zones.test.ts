import { expect, it } from 'vitest';
import type { EventRecord, Rejection } from '@/lib/domain/event-record';
import { rejectForeignZones } from './reject-foreign-zones';

const record = (index: number, zone: string) => ({ index, zone, payload: `{"n":${index}}` }) as EventRecord;
const earlier: Rejection = { index: 1, code: 'unknown-kind', path: 'kind', message: '', payload: '{}' };

it('a token confined to zones writes into those alone; the rest is rejected with its payload', () => {
  const mapped = {
    records: [record(0, 'edge'), record(2, 'payments'), record(3, 'unzoned'), record(4, 'iot')],
    rejections: [earlier],
  };
  const { records, rejections } = rejectForeignZones(mapped, ['edge', 'iot']);
  expect(records.map(({ index }) => index)).toEqual([0, 4]);
  expect(rejections).toEqual([
    earlier,
    expect.objectContaining({ index: 2, code: 'zone-not-allowed', path: 'zone', payload: '{"n":2}' }),
    expect.objectContaining({ index: 3, code: 'zone-not-allowed', path: 'zone', payload: '{"n":3}' }),
  ]);
  expect(mapped.rejections).toHaveLength(1);
});
