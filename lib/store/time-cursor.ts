import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import { parseMicros } from '@/lib/domain/timestamp';

/** A place in a list by time: the time of its last row, as RFC 3339 text in UTC, and that row's id, a UUID. */
export type TimePosition = { at: string; id: string };

/** What a list goes on from, as callers carry it. */
export const writeTimeCursor = ({ at, id }: TimePosition): string =>
  Buffer.from(`${at} ${id}`).toString('base64url');

/** The place that a cursor stands for. Throws `invalid-input` for a foreign one, before it reaches the database. */
export function readTimeCursor(cursor: string): TimePosition {
  const [, at, id] =
    /^([\d-]{10}T[\d:]{8}\.\d{3,6}Z) (\S{36})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (!at || !id || Number.isNaN(parseMicros(at)) || !z.uuid().safeParse(id).success)
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  return { at, id };
}
