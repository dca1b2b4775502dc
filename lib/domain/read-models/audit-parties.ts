import { z } from 'zod';
import { PERMISSIONS, ROLES, TOKEN_SCOPES } from '../roles';
import { accessGrantRowSchema } from './access-grants';
import { auditEntryRowSchema } from './audit';
import { windowSchema } from './common';

/** Since when and how often something happened: over all times, and within the window. */
const spellSchema = z.object({
  entries: z.number().int(),
  inWindow: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** Whether it was first seen within the window. */
  isNew: z.boolean(),
  firstEntryId: z.string().nullable(),
});
const actionSpellSchema = spellSchema.extend({ action: z.string() });
export type ActionSpell = z.infer<typeof actionSpellSchema>;

const actorSpellSchema = spellSchema.extend({
  ref: z.string(),
  type: z.string(),
  id: z.string().nullable(),
  name: z.string().nullable(),
});
export type ActorSpell = z.infer<typeof actorSpellSchema>;

const countedSchema = z.array(z.object({ name: z.string().nullable(), entries: z.number().int() }));

/** How entries of a window are spread. */
const spreadSchema = z.object({
  zones: countedSchema,
  sources: countedSchema,
  outcomes: countedSchema,
  /** By the hour of the day (UTC) at which they happened: 24 counts. */
  hours: z.array(z.number().int()),
  /** Over the window, in equal parts; `at` is where a part begins. */
  parts: z.array(z.object({ at: z.string(), value: z.number().int() })),
});
export type AuditSpread = z.infer<typeof spreadSchema>;

/**
 * What became of a right: used within the window, used before it, never used, or `not-recorded`, where using it leaves
 * no entry and nobody can say.
 */
export const RIGHT_USES = ['used', 'used-before', 'unused', 'not-recorded'] as const;
export type RightUse = (typeof RIGHT_USES)[number];

const rightsSchema = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('account'),
    role: z.enum(ROLES),
    isActive: z.boolean(),
    rights: z.array(
      z.object({ permission: z.enum(PERMISSIONS), use: z.enum(RIGHT_USES), lastAt: z.string().nullable() }),
    ),
  }),
  z.object({
    of: z.literal('token'),
    scopes: z.array(z.enum(TOKEN_SCOPES)),
    isActive: z.boolean(),
    rights: z.array(
      z.object({ permission: z.enum(PERMISSIONS), use: z.enum(RIGHT_USES), lastAt: z.string().nullable() }),
    ),
  }),
]);
export type ActorRights = z.infer<typeof rightsSchema>;

/** `GET /api/v1/audit/actors/{ref}` and `/audit/actors/[ref]`. */
export const auditActorSchema = z.object({
  window: windowSchema,
  /** The id and the name are null where they were erased. */
  actor: z.object({
    ref: z.string(),
    type: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  entries: z.number().int(),
  inWindow: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** What it did, last done first. */
  actions: z.array(actionSpellSchema),
  /** What it was done to within the window, most often first; `total` counts them all. */
  targets: z.object({
    items: z.array(
      z.object({ type: z.string(), id: z.string(), entries: z.number().int(), lastAt: z.string() }),
    ),
    total: z.number().int(),
  }),
  spread: spreadSchema,
  /** Whether the reader sees a part of the log only: then nobody can say what was not used. */
  isPartial: z.boolean(),
  /**
   * The rights of one of Gatehouse's own accounts or tokens; null for everybody else, whose rights are not known here, and
   * for a reader of a part.
   */
  rights: rightsSchema.nullable(),
  /** Rights that it was given, the last first: 20 at most. Null for a reader who is limited to an actor or a target. */
  grants: z
    .array(
      accessGrantRowSchema.pick({
        id: true,
        kind: true,
        role: true,
        scope: true,
        grantedAt: true,
        expiresAt: true,
        revokedAt: true,
        state: true,
        uses: true,
      }),
    )
    .nullable(),
  /** The last entries of the window. */
  recent: z.array(auditEntryRowSchema),
});
export type AuditActor = z.infer<typeof auditActorSchema>;

/** `GET /api/v1/audit/targets` and `/audit/targets/[...target]`. */
export const auditTargetSchema = z.object({
  window: windowSchema,
  target: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
  entries: z.number().int(),
  inWindow: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  actions: z.array(actionSpellSchema),
  /** Who did something to it, last first. */
  actors: z.array(actorSpellSchema),
  spread: spreadSchema,
  /** The last entries of the window that tell what changed. */
  changes: z.array(auditEntryRowSchema.extend({ changes: z.unknown() })),
  recent: z.array(auditEntryRowSchema),
});
export type AuditTarget = z.infer<typeof auditTargetSchema>;
