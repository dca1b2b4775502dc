import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';

const objectReference = z.looseObject({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z.string().optional(),
});

/** A Kubernetes Event, of the core group or of events.k8s.io. */
export const kubernetesEventSchema = z.looseObject({
  metadata: z.looseObject({ uid: z.string().optional(), name: z.string().optional() }),
  involvedObject: objectReference.optional(),
  regarding: objectReference.optional(),
  type: z.enum(['Normal', 'Warning']),
  reason: z.string().min(1),
  message: z.string().nullish(),
  note: z.string().nullish(),
  count: z.number().nullish(),
  firstTimestamp: timeSchema.nullish(),
  lastTimestamp: timeSchema.nullish(),
  eventTime: timeSchema.nullish(),
  series: z.looseObject({ lastObservedTime: timeSchema.nullish() }).nullish(),
});
export type KubernetesEvent = z.infer<typeof kubernetesEventSchema>;

/** A Certificate with its status. Source: pkg/apis/certmanager/v1 of cert-manager/cert-manager. */
export const certificateSchema = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.looseObject({
    secretName: z.string().optional(),
    commonName: z.string().optional(),
    dnsNames: z.array(z.string()).nullish(),
    issuerRef: z.looseObject({ kind: z.string().optional(), name: z.string().optional() }).optional(),
  }),
  status: z.looseObject({
    conditions: z.array(
      z.looseObject({
        type: z.string(),
        status: z.enum(['True', 'False', 'Unknown']),
        reason: z.string().nullish(),
        message: z.string().nullish(),
        lastTransitionTime: timeSchema.nullish(),
      }),
    ),
    notBefore: timeSchema.nullish(),
    notAfter: timeSchema.nullish(),
    renewalTime: timeSchema.nullish(),
    lastFailureTime: timeSchema.nullish(),
    failedIssuanceAttempts: z.number().nullish(),
    revision: z.number().int().nullish(),
  }),
});
export type Certificate = z.infer<typeof certificateSchema>;
