import { z } from 'zod';

/** The inventory: zones, services and environments. The denominator of coverage. */

export const TRUST_LEVELS = ['high', 'medium', 'low'] as const;
export const TELEMETRY_TIERS = ['full', 'standard', 'sampled'] as const;
export const ENVIRONMENT_KINDS = ['cluster', 'cloud-account', 'on-prem'] as const;

const slug = z
  .string()
  .min(1, 'a slug is needed')
  .max(200)
  .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/, 'use lower-case letters, digits, dots, dashes and underscores');

export const zoneSchema = z.object({
  slug,
  name: z.string().min(1, 'a name is needed').max(200),
  trustLevel: z.enum(TRUST_LEVELS),
  dataClassifications: z.array(z.string().min(1).max(100)).max(50).default([]),
  environments: z.array(slug).max(100).default([]),
  owner: z.string().max(200).nullish(),
  telemetryTier: z.enum(TELEMETRY_TIERS).default('standard'),
  description: z.string().max(2_000).nullish(),
});
export type Zone = z.infer<typeof zoneSchema>;

export const serviceSchema = z.object({
  name: z.string().min(1, 'a name is needed').max(500),
  /** Slug of the zone; null for a service of the inventory that belongs to none ("unzoned"). */
  zone: slug.nullish(),
  owner: z.string().max(200).nullish(),
  environments: z.array(slug).max(100).default([]),
  description: z.string().max(2_000).nullish(),
});
export type Service = z.infer<typeof serviceSchema>;

export const environmentSchema = z.object({
  slug,
  name: z.string().min(1, 'a name is needed').max(200),
  kind: z.enum(ENVIRONMENT_KINDS).default('cluster'),
  region: z.string().max(200).nullish(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** What `gatehouse inventory import FILE` reads (YAML, or CSV of services). */
export const inventoryDocumentSchema = z.object({
  zones: z.array(zoneSchema).default([]),
  environments: z.array(environmentSchema).default([]),
  services: z.array(serviceSchema).default([]),
});
export type InventoryDocument = z.infer<typeof inventoryDocumentSchema>;
