import { z } from 'zod';
import type { PendingEntry } from '@/lib/audit-log/make-entry';

const pendingSchema = z.array(
  z.object({
    id: z.string(),
    entry: z.record(z.string(), z.unknown()),
    /** Salts in base64. */
    sealed: z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() })),
  }),
);

/** An entry as it waits in the store: as `PendingEntry`, with its salts in base64. */
export type StoredPending = z.infer<typeof pendingSchema>[number];

/** Entries as one row of `audit_pending` holds them. */
export const writePending = (entries: readonly PendingEntry[]): Buffer =>
  Buffer.from(
    JSON.stringify(
      entries.map(({ id, entry, sealed }) => ({
        id,
        entry,
        sealed: Object.fromEntries(
          Object.entries(sealed).map(([field, { salt, value }]) => [
            field,
            { salt: salt.toString('base64'), value },
          ]),
        ),
      })),
    ),
  );

/** The entries of such a row. */
export const readPending = (bytes: Buffer): StoredPending[] =>
  pendingSchema.parse(JSON.parse(bytes.toString('utf8')));
