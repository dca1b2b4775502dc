import { describe, expect, it } from 'vitest';
import type { DrillRow } from '@/lib/domain/read-models/drills';
import { describeDrill, toResult } from './describe-drill';
import { runDrill } from './run-drill';

const STARTED = '2026-11-21T12:00:00.000Z';
const SCOPE = {
  id: 'd1',
  failure: 'F4',
  zone: 'payments',
  environment: 'drill-f4-1c9a2b',
  foreignClassification: 'public',
  startedAt: STARTED,
};
const TOLD: DrillRow = {
  id: 'd1',
  failure: 'F4',
  zone: 'payments',
  environment: SCOPE.environment,
  startedAt: STARTED,
  startedBy: 'cli',
  endedAt: null,
  endedBy: null,
  alertId: 'a1',
  severity: 'page',
  runbook: 'f4-over-restriction',
  runbookTitle: 'A policy denies good traffic',
  detected: true,
  timeToDetectSeconds: 12,
  timeToPageSeconds: 12.5,
  timeToDeliverSeconds: null,
  timeToAcknowledgeSeconds: null,
  timeToResolveSeconds: null,
};

/** A Gatehouse that answers with this row, and what it was asked. */
function fakeApp(read: () => DrillRow) {
  const asked: string[] = [];
  const sent: { path: string; events: { environment: string }[] }[] = [];
  return {
    asked,
    sent,
    get: <T>(path: string) => {
      asked.push(`GET ${path}`);
      return Promise.resolve(read() as T);
    },
    post: <T>(path: string) => {
      asked.push(`POST ${path}`);
      return Promise.resolve(SCOPE as T);
    },
    sendPatiently: (path: string, { body }: { body?: string | Uint8Array }) => {
      sent.push({ path, events: JSON.parse(String(body)) as { environment: string }[] });
      return Promise.resolve(new Response());
    },
  };
}
const OPTIONS = {
  failure: 'F4' as const,
  zone: 'payments',
  patienceMs: 60_000,
  waitMs: 0,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  now: () => Date.parse('2026-11-21T11:59:30.000Z'),
};

describe('a drill on the command line', () => {
  it('sends its events as a source of its own, by the clock of the server, and ends what it began', async () => {
    const app = fakeApp(() => TOLD);
    expect(await runDrill(app, OPTIONS)).toEqual(TOLD);
    expect(app.asked).toEqual(['POST /api/v1/drills', 'GET /api/v1/drills/d1', 'POST /api/v1/drills/d1/end']);
    expect(new Set(app.sent.map(({ path }) => path))).toEqual(
      new Set(['/api/ingest/events?source=drill-f4-1c9a2b&backfill=true']),
    );
    const events = app.sent.flatMap((each) => each.events) as { environment: string; occurredAt: string }[];
    expect(events.every(({ environment }) => environment === SCOPE.environment)).toBe(true);
    expect(events.every(({ occurredAt }) => occurredAt <= STARTED)).toBe(true);
  });

  it('is ended also where something goes wrong', async () => {
    const app = fakeApp(() => {
      throw new Error('gone');
    });
    await expect(runDrill(app, OPTIONS)).rejects.toThrow('gone');
    expect(app.asked.at(-1)).toBe('POST /api/v1/drills/d1/end');
  });

  it('says what came of it, for programs and for people', () => {
    expect(toResult(TOLD)).toMatchObject({
      detected: true,
      timeToDetectSeconds: 12,
      timeToPageSeconds: 12.5,
      runbook: 'f4-over-restriction',
    });
    expect(describeDrill(TOLD, 'http://localhost:3000')).toContain(
      '  runbook       http://localhost:3000/runbooks/f4-over-restriction',
    );
    expect(describeDrill({ ...TOLD, alertId: null, detected: false }, '')).toEqual([
      'F4 Over-restriction in payments: not found.',
    ]);
  });
});
