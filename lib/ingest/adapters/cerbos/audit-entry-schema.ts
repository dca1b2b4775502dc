import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';

/**
 * Entries of Cerbos' audit log. Source: cerbos, api/public/cerbos/audit/v1/audit.proto and engine/v1/engine.proto
 * as JSON, in which fields with their default (an empty text, 0) are left out. Loose.
 */

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const attributes = z.record(z.string(), z.unknown()).nullish();

const principalSchema = z.looseObject({ id: text, roles: texts, scope: text, attr: attributes });

const entry = {
  callId: z.string().min(1).max(150),
  timestamp: timeSchema,
  peer: z.looseObject({ address: text, userAgent: text, forwardedFor: text }).nullish(),
  metadata: z.record(z.string(), z.looseObject({ values: texts })).nullish(),
  policySource: z
    .looseObject({
      git: z.looseObject({ hash: text }).nullish(),
      embeddedPdp: z.looseObject({ commitHash: text }).nullish(),
      hub: z.looseObject({}).nullish(),
    })
    .nullish(),
  requestContext: z.looseObject({ annotations: attributes }).nullish(),
  oversized: z.boolean().nullish(),
};

const checkSchema = z.looseObject({
  inputs: z
    .array(
      z.looseObject({
        requestId: text,
        resource: z
          .looseObject({ kind: text, id: text, policyVersion: text, scope: text, attr: attributes })
          .nullish(),
        principal: principalSchema.nullish(),
        actions: texts,
      }),
    )
    .nullish(),
  outputs: z
    .array(
      z.looseObject({
        requestId: text,
        resourceId: text,
        actions: z.record(
          z.string().min(1),
          z.looseObject({ effect: z.enum(['EFFECT_ALLOW', 'EFFECT_DENY']), policy: text, scope: text }),
        ),
        effectiveDerivedRoles: texts,
        validationErrors: z.unknown().optional(),
        outputs: z.unknown().optional(),
      }),
    )
    .nullish(),
  error: text,
});
export type CheckResources = z.infer<typeof checkSchema>;

const planSchema = z.looseObject({
  input: z
    .looseObject({
      requestId: text,
      action: text,
      actions: texts,
      principal: principalSchema.nullish(),
      resource: z.looseObject({ kind: text, policyVersion: text, scope: text, attr: attributes }).nullish(),
    })
    .nullish(),
  output: z
    .looseObject({
      action: text,
      actions: texts,
      kind: text,
      policyVersion: text,
      scope: text,
      filter: z.looseObject({
        kind: z.enum(['KIND_ALWAYS_ALLOWED', 'KIND_ALWAYS_DENIED', 'KIND_CONDITIONAL']),
      }),
      filterDebug: text,
    })
    .nullish(),
  error: text,
});
export type PlanResources = z.infer<typeof planSchema>;

/** A decision: of older versions with the check's fields beside the entry's own. */
export const decisionEntrySchema = z.looseObject({
  ...entry,
  checkResources: checkSchema.nullish(),
  planResources: planSchema.nullish(),
  inputs: checkSchema.shape.inputs,
  outputs: checkSchema.shape.outputs,
  error: text,
  auditTrail: z
    .looseObject({
      effectivePolicies: z.record(z.string(), z.looseObject({ attributes })).nullish(),
    })
    .nullish(),
});
export type DecisionEntry = z.infer<typeof decisionEntrySchema>;

/** A call of the API. `statusCode` is gRPC's: 0, or left out, is OK. */
export const accessEntrySchema = z.looseObject({
  ...entry,
  method: z.string().min(1),
  statusCode: z.number().int().min(0).max(16).nullish(),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;
