import { z } from 'zod';

const text = z.string().nullish();

/**
 * An event of the Kubernetes audit log, as its log and webhook backends write it. Source: kubernetes.io,
 * "kube-apiserver Audit Configuration (v1)"; v1beta1 has the same fields. Loose: platforms add annotations.
 * Items of an EventList and what collectors cut out of it have neither `kind` nor `apiVersion`.
 */
export const auditEventSchema = z.looseObject({
  kind: z.literal('Event').nullish(),
  apiVersion: z.enum(['audit.k8s.io/v1', 'audit.k8s.io/v1beta1']).nullish(),
  level: text,
  auditID: z.string().min(1),
  stage: z.enum(['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic']),
  verb: z.string().min(1),
  requestURI: text,
  user: z.looseObject({ username: text, uid: text, groups: z.array(z.string()).nullish() }).nullish(),
  impersonatedUser: z.looseObject({ username: text }).nullish(),
  sourceIPs: z.array(z.string()).nullish(),
  userAgent: text,
  objectRef: z
    .looseObject({
      resource: text,
      namespace: text,
      name: text,
      apiGroup: text,
      apiVersion: text,
      subresource: text,
    })
    .nullish(),
  responseStatus: z
    .looseObject({
      code: z.number().int().min(0).max(999).nullish(),
      status: z.enum(['Success', 'Failure', '']).nullish(),
      reason: text,
      message: text,
    })
    .nullish(),
  requestReceivedTimestamp: text,
  stageTimestamp: text,
  /** Of v1beta1, in seconds. */
  timestamp: text,
  annotations: z
    .looseObject({ 'authorization.k8s.io/decision': z.enum(['allow', 'forbid']).optional() })
    .nullish(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
