import { z } from 'zod';
import { timeSchema } from './event';

const name = z.string().trim().min(1, 'must not be empty').max(500);
const optional = name.nullish().transform((value) => value ?? null);

/** What an exception lets pass: decisions that have all of what is named here. */
const scope = {
  rule: optional,
  service: optional,
  zone: optional,
  environment: optional,
  principal: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .nullish()
    .transform((value) => value ?? null),
};

/** Somebody's leave to pass a policy for a while. */
export const exceptionInputSchema = z
  .object({
    /** What the engine calls it in its records, such as the name of a PolicyException of Kyverno. */
    name: optional,
    ...scope,
    reason: z.string().trim().min(1, 'must not be empty').max(10_000),
    owner: name,
    approvedBy: optional,
    /** By default now. */
    from: timeSchema.nullish(),
    expiresAt: timeSchema,
  })
  .strict();
export type ExceptionInput = z.input<typeof exceptionInputSchema>;

export type PolicyException = {
  id: string;
  policy: string;
  name: string | null;
  rule: string | null;
  service: string | null;
  zone: string | null;
  environment: string | null;
  principal: string | null;
  reason: string;
  owner: string;
  approvedBy: string | null;
  /** RFC 3339 UTC, as the times below. */
  from: string;
  expiresAt: string;
  createdAt: string;
  createdBy: string;
  endedAt: string | null;
  endedBy: string | null;
};

export const EXCEPTION_STATES = ['in-force', 'expires-soon', 'planned', 'expired', 'ended'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

const SOON_MS = 7 * 86_400_000;

/** What an exception is at a time; one that ends within seven days expires soon. Without an expiry it never does. */
export function stateOfException(
  { from, expiresAt, endedAt }: { from: string | null; expiresAt: string | null; endedAt: string | null },
  now: Date,
): ExceptionState {
  if (endedAt !== null) return 'ended';
  const left = expiresAt === null ? Infinity : Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return 'expired';
  if (from !== null && Date.parse(from) > now.getTime()) return 'planned';
  return left <= SOON_MS ? 'expires-soon' : 'in-force';
}
