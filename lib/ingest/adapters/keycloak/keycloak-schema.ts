import { z } from 'zod';

const text = z.string().nullish();
/** Milliseconds since 1970; some listeners write all they have as text. */
const time = z.union([z.number(), z.string().regex(/^\d+$/, 'no digits')]).nullish();

/** A user event, as event listeners get it (org.keycloak.events.Event). Loose: listeners add fields. */
export const userEventSchema = z.looseObject({
  id: text,
  time,
  type: z.string().min(1),
  realmId: text,
  realmName: text,
  clientId: text,
  userId: text,
  sessionId: text,
  ipAddress: text,
  error: text,
  details: z.record(z.string(), z.unknown()).nullish(),
});

/** An admin event (org.keycloak.events.admin.AdminEvent). */
export const adminEventSchema = z.looseObject({
  id: text,
  time,
  realmId: text,
  realmName: text,
  authDetails: z.looseObject({ realmId: text, clientId: text, userId: text, ipAddress: text }).nullish(),
  operationType: z.enum(['CREATE', 'UPDATE', 'DELETE', 'ACTION']),
  resourceType: text,
  resourcePath: text,
  error: text,
});
