import { z } from 'zod';

const text = z.string().nullish();
const names = z.array(z.string()).nullish();

/** `auth` of an entry: whose token made the request, and in a response to a login, the token that was issued. */
const authSchema = z.looseObject({
  display_name: text,
  entity_id: text,
  policies: names,
  token_type: text,
  policy_results: z
    .looseObject({
      allowed: z.boolean().nullish(),
      granting_policies: z.array(z.looseObject({ name: text, type: text })).nullish(),
    })
    .nullish(),
});

/**
 * An entry of an audit device of HashiCorp Vault or OpenBao. Sources: developer.hashicorp.com, "Audit log entry
 * schema"; OpenBao's audit/format.go. Loose: versions add fields.
 */
export const auditEntrySchema = z.looseObject({
  time: z.string(),
  type: z.enum(['request', 'response']),
  error: text,
  forwarded_from: text,
  auth: authSchema.nullish(),
  request: z.looseObject({
    id: z.string().min(1),
    operation: z.string().min(1),
    path: z.string(),
    mount_point: text,
    mount_type: text,
    mount_class: text,
    namespace: z.looseObject({ id: text, path: text }).nullish(),
    remote_address: text,
  }),
  response: z
    .looseObject({
      auth: authSchema.nullish(),
      data: z.looseObject({}).nullish(),
      wrap_info: z.looseObject({}).nullish(),
    })
    .nullish(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
