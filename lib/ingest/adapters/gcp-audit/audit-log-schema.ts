import { z } from 'zod';

const text = z.string().nullish();

/**
 * The AuditLog of a Cloud Logging entry. Source: google/cloud/audit/audit_log.proto. Loose, and strict in what
 * decides: JSON of protobufs leaves false and empty fields out, an export to BigQuery writes `granted` as text.
 */
export const auditLogSchema = z.looseObject({
  methodName: z.string().min(1),
  serviceName: text,
  resourceName: text,
  status: z.looseObject({ code: z.number().int().min(0).nullish(), message: text }).nullish(),
  authorizationInfo: z
    .array(
      z.looseObject({
        permission: text,
        resource: text,
        granted: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
      }),
    )
    .nullish(),
});
export type AuditLog = z.infer<typeof auditLogSchema>;
