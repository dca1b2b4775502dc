import { z } from 'zod';
import { matcherSchema } from '@/lib/domain/alerting/matcher';
import { recurrenceSchema, SILENCE_KINDS, type Silence } from '@/lib/domain/alerting/silence';
import type { Silence as Row } from '../generated/client';

const stored = z.object({
  kind: z.enum(SILENCE_KINDS),
  matchers: z.array(matcherSchema),
  recurrence: recurrenceSchema.nullable(),
});

/** A stored silence as the domain knows it. */
export function toSilence(row: Row): Silence {
  const { startsAt, endsAt, createdAt, updatedAt, endedAt, warnedAt, ...rest } = row;
  return {
    ...rest,
    ...stored.parse(row),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    warnedAt: warnedAt?.toISOString() ?? null,
  };
}
