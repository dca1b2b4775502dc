import { expect, it } from 'vitest';
import type { ReprocessRun } from '@/lib/domain/read-models/trust-rules';
import { describeRun, nameRun, shareDone } from './describe-run';

const RUN: ReprocessRun = {
  id: 'r',
  mode: 'count',
  version: null,
  state: 'running',
  total: 4_000,
  scanned: 1_000,
  moved: 1,
  unreadable: 0,
  unzoned: 20,
  moves: [],
  error: null,
  startedBy: 'Ada',
  createdAt: '2026-11-21T12:00:00Z',
  updatedAt: '2026-11-21T12:00:05Z',
  finishedAt: null,
};

it('a walk says how far it is and what it found', () => {
  expect(describeRun(RUN)).toBe(
    '1,000 of about 4,000 past events read: 1 event would move, 20 would be unzoned.',
  );
  expect(describeRun({ ...RUN, mode: 'move', moved: 7, scanned: 4_200 })).toBe(
    '4,200 of about 4,200 past events read: 7 events moved, 20 unzoned.',
  );
  expect(nameRun({ ...RUN, mode: 'move', state: 'cancelled' })).toBe('Moving was stopped');
});

it('the share that is done is unknown without a total, and never more than all', () => {
  expect(shareDone(RUN)).toBe(0.25);
  expect(shareDone({ ...RUN, total: 0 })).toBeNull();
  expect(shareDone({ ...RUN, scanned: 9_000 })).toBe(1);
});
