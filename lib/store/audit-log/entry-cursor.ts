import { GatehouseError } from '@/lib/domain/errors';
import { parseMicros } from '@/lib/domain/timestamp';

/** A place in the order of entries by time. */
export type EntryPosition = { occurredAt: string; index: string };

/** What a list goes on from, as callers carry it. */
export const writeEntryCursor = ({ occurredAt, index }: EntryPosition): string =>
  Buffer.from(`${occurredAt} ${index}`).toString('base64url');

/** The place that a cursor stands for. Throws `invalid-input` for a foreign one. */
export function readEntryCursor(cursor: string): EntryPosition {
  const [, occurredAt, index] =
    /^([\d-]{10}T[\d:]{8}\.\d{3,6}Z) (\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ??
    [];
  if (!occurredAt || !index || Number.isNaN(parseMicros(occurredAt)))
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  return { occurredAt, index };
}
