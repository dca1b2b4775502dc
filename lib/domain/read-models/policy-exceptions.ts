import { z } from 'zod';
import { EXCEPTION_STATES } from '../policy-exception';
import { windowSchema } from './common';

export const exceptionRowSchema = z.object({
  /** Null for one that only a policy's text knows. */
  id: z.string().nullable(),
  /** What the engine calls it; null where it is known to nobody else. */
  name: z.string().nullable(),
  state: z.enum(EXCEPTION_STATES),
  rules: z.array(z.string()),
  service: z.string().nullable(),
  zone: z.string().nullable(),
  environment: z.string().nullable(),
  principal: z.string().nullable(),
  /** Of a text: the objects that it matches, in words. */
  matches: z.array(z.string()),
  reason: z.string().nullable(),
  owner: z.string().nullable(),
  approvedBy: z.string().nullable(),
  from: z.string().nullable(),
  /** Null where none is told. */
  expiresAt: z.string().nullable(),
  /** A time to live counts from when the engine sees it, which a text does not tell. */
  timeToLive: z.string().nullable(),
  createdBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  /** The revision whose text has it, and of which policy; null for one that was added here. */
  text: z.object({ policy: z.string(), revision: z.string() }).nullable(),
  /** Denials that it hid in the window, weighted by sampling; null where nothing tells. */
  hidden: z.number().nullable(),
  hiddenMissing: z.enum(['not-reported', 'not-in-window']).nullable(),
});
export type ExceptionRow = z.infer<typeof exceptionRowSchema>;

export const exceptionListSchema = z.object({ window: windowSchema, items: z.array(exceptionRowSchema) });
export type ExceptionList = z.infer<typeof exceptionListSchema>;
