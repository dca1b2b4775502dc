import { z } from 'zod';
import { ROLES } from '../roles';

const personSchema = z.object({ id: z.string(), name: z.string() });

/** A time in which the same person is on call. */
export const shiftSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Null: nobody can be reached. */
  person: personSchema.nullable(),
  /** Whose turn it was, where that account is disabled. */
  insteadOf: z.string().nullable(),
  overrideId: z.string().nullable(),
});
export type ShiftRow = z.infer<typeof shiftSchema>;

const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES).nullable(),
  isDisabled: z.boolean(),
});

export const rotationOverrideSchema = z.object({
  id: z.string(),
  person: personSchema,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  /** The account is disabled, so it does not hold. */
  isVoid: z.boolean(),
});
export type RotationOverride = z.infer<typeof rotationOverrideSchema>;

/** A rotation with who is on call, and who is in the next four weeks. */
export const rotationSchema = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  handoffWeekday: z.number().int().nullable(),
  handoffTime: z.string(),
  shiftDays: z.number().int(),
  startsOn: z.string(),
  isTrustResponder: z.boolean(),
  /** In their order. An account that is gone has no role. */
  members: z.array(memberSchema),
  revision: z.number().int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  now: shiftSchema.nullable(),
  next: shiftSchema.nullable(),
  /** Those that touch the next four weeks. */
  shifts: z.array(shiftSchema),
  /** Those that hold now or later. */
  overrides: z.array(rotationOverrideSchema),
  /** What is wrong with it, in whole sentences: nobody on call, disabled members, members who may not act. */
  problems: z.array(z.string()),
  /** The routes and escalations that lead to it. */
  usedBy: z.array(z.string()),
  /** When the reader's own secret address of its calendar was made; null without one. */
  calendarMadeAt: z.string().nullable(),
});
export type RotationRow = z.infer<typeof rotationSchema>;

/** `GET /api/v1/rotations`. */
export const rotationListSchema = z.object({
  items: z.array(rotationSchema),
  /** Who can be on call or take over; none for readers who may change neither. */
  people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) })),
  /** The reader's own account; null for a program. */
  ownAccountId: z.string().nullable(),
  from: z.string(),
  to: z.string(),
});
export type RotationList = z.infer<typeof rotationListSchema>;

/** `POST /api/v1/rotations/preview`: what unsaved plans would mean. */
export const rotationPreviewSchema = z.object({
  now: shiftSchema.nullable(),
  shifts: z.array(shiftSchema),
  problems: z.array(z.string()),
});
export type RotationPreview = z.infer<typeof rotationPreviewSchema>;

/** Who is on call in one rotation. */
export const onCallSchema = z.object({
  rotationId: z.string(),
  rotation: z.string(),
  isTrustResponder: z.boolean(),
  person: personSchema.nullable(),
  until: z.string().nullable(),
  next: z.object({ name: z.string(), from: z.string() }).nullable(),
  /** Why nobody is on call; null where somebody is. */
  problem: z.string().nullable(),
});
export type OnCallRow = z.infer<typeof onCallSchema>;

/** `GET /api/v1/on-call-now`: every rotation, those of trust-zone responders first; empty without any. */
export const onCallNowSchema = z.object({ items: z.array(onCallSchema), generatedAt: z.string() });
export type OnCallNow = z.infer<typeof onCallNowSchema>;

/** What adding something answers. */
export const addedSchema = z.object({ id: z.string() });

/** `POST /api/v1/rotations/{id}/calendar-address`: shown once, kept as a hash. */
export const calendarAddressSchema = z.object({ path: z.string() });
