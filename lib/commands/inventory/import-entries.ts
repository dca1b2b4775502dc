import { z } from 'zod';
import { environmentSchema, serviceSchema, zoneSchema } from '@/lib/domain/inventory';

/**
 * What an inventory file may say. A field that is left out keeps its value in Gatehouse, a null or
 * an empty list clears it; an unknown field is an error, because it is nearly always a typing one.
 */
const zone = zoneSchema.shape;
export const zoneEntrySchema = z.strictObject({
  slug: zone.slug,
  name: zone.name.optional(),
  trustLevel: zone.trustLevel.optional(),
  dataClassifications: zone.dataClassifications.unwrap().optional(),
  environments: zone.environments.unwrap().optional(),
  owner: zone.owner,
  telemetryTier: zone.telemetryTier.unwrap().optional(),
  description: zone.description,
});

const service = serviceSchema.shape;
export const serviceEntrySchema = z.strictObject({
  name: service.name,
  zone: service.zone,
  owner: service.owner,
  environments: service.environments.unwrap().optional(),
  description: service.description,
});

const environment = environmentSchema.shape;
export const environmentEntrySchema = z.strictObject({
  slug: environment.slug,
  name: environment.name.optional(),
  kind: environment.kind.unwrap().optional(),
  region: environment.region,
});

const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(20_000).default([]);

export const importEntriesSchema = z.strictObject({
  zones: list(zoneEntrySchema),
  environments: list(environmentEntrySchema),
  services: list(serviceEntrySchema),
});
export type ImportEntries = z.infer<typeof importEntriesSchema>;
export type ServiceEntry = z.infer<typeof serviceEntrySchema>;
