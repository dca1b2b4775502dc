import { z } from 'zod';

export const MEASURE_KINDS = ['rollback', 'bypass'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

const time = z.iso.datetime({ offset: true });
const optional = z
  .string()
  .trim()
  .max(500)
  .nullish()
  .transform((text) => text || null);

/** `POST …/measures`: what somebody did to the policy. Gatehouse changes no policy by itself. */
export const measureInputSchema = z
  .object({
    kind: z.enum(MEASURE_KINDS),
    policy: z.string().trim().min(1, 'must not be empty').max(500),
    /** Null: everywhere. */
    environment: optional,
    /** Of a rollback: from which revision back to which. */
    fromRevision: optional,
    toRevision: optional,
    justification: z.string().trim().min(3, 'say why, in a few words').max(2_000),
    /** By default now, by who records it. */
    takenAt: time.nullish(),
    takenBy: optional,
    expiresAt: time.nullish(),
    /** The exception that the bypass is, where it was recorded as one. */
    exceptionId: z.uuid().nullish(),
  })
  .refine(({ kind, expiresAt }) => kind !== 'bypass' || Boolean(expiresAt), {
    path: ['expiresAt'],
    message: 'a bypass needs an expiry',
  })
  .refine(({ kind, expiresAt }) => kind !== 'rollback' || !expiresAt, {
    path: ['expiresAt'],
    message: 'a rollback has no expiry',
  })
  .refine(({ kind, toRevision }) => kind !== 'rollback' || toRevision !== null, {
    path: ['toRevision'],
    message: 'say to which revision',
  });
export type MeasureInput = z.input<typeof measureInputSchema>;

export const MEASURE_STATES = ['done', 'in-force', 'runs-out', 'expired', 'ended'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** A bypass runs out soon when this much or less of its time is left. */
export const RUNS_OUT_MS = 3_600_000;

/** What a measure is at a time. A bypass that expired and that nobody ended is `expired`: it may still be open. */
export function stateOfMeasure(
  { kind, expiresAt, endedAt }: { kind: MeasureKind; expiresAt: string | null; endedAt: string | null },
  nowMs: number,
): MeasureState {
  if (endedAt !== null) return 'ended';
  if (kind === 'rollback' || expiresAt === null) return 'done';
  const left = Date.parse(expiresAt) - nowMs;
  if (left <= 0) return 'expired';
  return left <= RUNS_OUT_MS ? 'runs-out' : 'in-force';
}
