import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { countRollups } from '../rollups/count-rollups';
import { eventConditions, type EventConditions } from './event-conditions';

const MINUTE = 60_000;

/** Fields that roll-ups do not know; filtering by one of them means counting rows. */
const ROW_FIELDS = ['rule', 'revision', 'principal', 'traceId', 'q'] as const;

/**
 * The exact number of events that match. Whole minutes come from the roll-ups, only the minutes
 * that the window cuts are counted row by row, unless a filter names what roll-ups do not hold.
 */
export async function countEvents(filter: EventConditions): Promise<number> {
  const { window } = filter;
  const from = Math.ceil(window.from.getTime() / MINUTE) * MINUTE;
  const to = Math.floor(window.to.getTime() / MINUTE) * MINUTE;
  if (from >= to || ROW_FIELDS.some((field) => filter[field] !== undefined)) return countRows(filter, window);
  const [middle, before, after] = await Promise.all([
    countWholeMinutes(filter, { from: new Date(from), to: new Date(to) }),
    countRows(filter, { from: window.from, to: new Date(from) }),
    countRows(filter, { from: new Date(to), to: window.to }),
  ]);
  return middle + before + after;
}

async function countWholeMinutes(filter: EventConditions, window: Window): Promise<number> {
  const { kind, outcome, zone, service, environment, policy, source, targetZone, zones, drills } = filter;
  const rows = await countRollups({
    window,
    filter: {
      ...(kind !== undefined && { kinds: [kind] }),
      ...(outcome !== undefined && { outcomes: [outcome] }),
      zone,
      service,
      environment,
      policy,
      source,
      targetZone,
      zones,
      drills,
      includeSkewed: true,
    },
    by: [],
  });
  return rows.reduce((sum, row) => sum + row.events, 0);
}

async function countRows(filter: EventConditions, window: Window): Promise<number> {
  if (window.from >= window.to) return 0;
  const [row] = await queryRows(
    z.object({ events: z.number() }),
    sql`SELECT count(*)::float8 AS events FROM event e WHERE ${eventConditions({ ...filter, window })}`,
  );
  return row!.events;
}
