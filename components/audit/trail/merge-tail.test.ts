import { describe, expect, it } from 'vitest';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { mergeTail } from './merge-tail';

const entry = (index: string, minute: string): AuditTrailRow => ({
  index,
  id: `id-${index}`,
  occurredAt: `2026-11-21T10:${minute}:00.000000Z`,
  recordedAt: '2026-11-21T11:00:00.000000Z',
  actor: { type: 'user', ref: 'r', id: 'alice', name: null },
  action: 'policy.update',
  targets: [],
  zone: null,
  environment: null,
  service: null,
  source: 'native',
  outcome: null,
  ip: null,
  erased: [],
  erasures: [],
});
const indexesOf = (entries: readonly AuditTrailRow[]) => entries.map(({ index }) => index);

describe('what comes in at the tail', () => {
  const items = [entry('9', '30'), entry('10', '20')];

  it('stands on top, and what happened earlier in its place', () => {
    const merged = mergeTail({ items, nextCursor: null }, [entry('12', '40'), entry('11', '25')]);
    expect(indexesOf(merged)).toEqual(['12', '9', '11', '10']);
  });

  it('of the same moment is ordered by the log, as numbers', () => {
    expect(indexesOf(mergeTail({ items, nextCursor: null }, [entry('11', '20')]))).toEqual(['9', '11', '10']);
  });

  it('is there once, also where paging brought it too', () => {
    expect(indexesOf(mergeTail({ items, nextCursor: null }, [entry('10', '20')]))).toEqual(['9', '10']);
  });

  it('waits for paging where it belongs behind what is loaded', () => {
    const late = entry('11', '10');
    expect(indexesOf(mergeTail({ items, nextCursor: 'next' }, [late]))).toEqual(['9', '10']);
    expect(indexesOf(mergeTail({ items, nextCursor: null }, [late]))).toEqual(['9', '10', '11']);
  });
});
