import { GatehouseError } from '@/lib/domain/errors';

/** A place in the order of entries by time. */
export type EntryPosition = { occurredAt: string; index: string };

/** What a list goes on from, as callers carry it. */
export const writeEntryCursor = ({ occurredAt, index }: EntryPosition): string =>
  Buffer.from(`${occurredAt} ${index}`).toString('base64url');

/** The place that a cursor stands for. Throws `invalid-input` for a foreign one. */
export function readEntryCursor(cursor: string): EntryPosition {
  const [, occurredAt, index] =
    /^(\S{20,32}Z) (\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (!occurredAt || !index || Number.isNaN(Date.parse(occurredAt)))
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  return { occurredAt, index };
}
