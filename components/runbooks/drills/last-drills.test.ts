import { expect, test } from 'vitest';
import type { DrillRow } from '@/lib/domain/read-models/drills';
import { listLastDrills } from './last-drills';

const drill = (id: string, failure: DrillRow['failure'], zone: string): DrillRow => ({
  id,
  failure,
  zone,
  environment: id,
  startedAt: '2026-11-21T12:00:00Z',
  startedBy: 'ada',
  endedAt: null,
  endedBy: null,
  alertId: null,
  severity: null,
  runbook: null,
  runbookTitle: null,
  detected: false,
  timeToDetectSeconds: null,
  timeToPageSeconds: null,
  timeToDeliverSeconds: null,
  timeToAcknowledgeSeconds: null,
  timeToResolveSeconds: null,
});

test('of each failure the newest drill by zone counts, and what was never drilled is told too', () => {
  const last = listLastDrills([
    drill('c', 'F4', 'payments'),
    drill('b', 'F4', 'edge'),
    drill('a', 'F4', 'payments'),
  ]);
  expect(last.map(({ failure }) => failure)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']);
  expect(last[3]!.drills.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(last[0]!.drills).toEqual([]);
});
