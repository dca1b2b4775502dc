import { z } from 'zod';
import { environmentSchema, serviceSchema, zoneSchema } from '../inventory';
import { listOf } from './common';

export const zoneRowSchema = zoneSchema.extend({
  serviceCount: z.number().int(),
  decisions: z.number(),
  denials: z.number(),
});
export const zoneListSchema = listOf(zoneRowSchema);
export type ZoneRow = z.infer<typeof zoneRowSchema>;

export const serviceRowSchema = serviceSchema.extend({
  inInventory: z.boolean(),
  lastSeenAt: z.string().nullable(),
  events: z.number(),
  decisions: z.number(),
  denials: z.number(),
});
export const serviceListSchema = listOf(serviceRowSchema);
export type ServiceRow = z.infer<typeof serviceRowSchema>;

export const environmentListSchema = listOf(environmentSchema.extend({ lastSeenAt: z.string().nullable() }));
