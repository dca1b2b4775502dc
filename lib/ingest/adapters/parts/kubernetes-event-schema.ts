import { z } from 'zod';

const text = z.string().nullish();
const reference = z.looseObject({ apiVersion: text, kind: text, name: text, namespace: text, uid: text });

/**
 * An Event of Kubernetes, of `v1` and of `events.k8s.io/v1` (which calls some fields otherwise), also as
 * kubernetes-event-exporter sends it (with `clusterName`). Source: the Kubernetes API reference. Loose.
 */
export const kubernetesEventSchema = z.looseObject({
  kind: z.literal('Event').optional(),
  metadata: z
    .looseObject({
      name: text,
      namespace: text,
      uid: text,
      creationTimestamp: text,
      annotations: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  involvedObject: reference.nullish(),
  regarding: reference.nullish(),
  related: reference.nullish(),
  reason: z.string().min(1),
  action: text,
  message: text,
  note: text,
  eventTime: text,
  lastTimestamp: text,
  firstTimestamp: text,
  deprecatedLastTimestamp: text,
  deprecatedFirstTimestamp: text,
  count: z.number().nullish(),
  deprecatedCount: z.number().nullish(),
  series: z.looseObject({ count: z.number().nullish(), lastObservedTime: text }).nullish(),
  reportingComponent: text,
  reportingController: text,
  source: z.looseObject({ component: text }).nullish(),
  clusterName: text,
});
export type KubernetesEvent = z.infer<typeof kubernetesEventSchema>;
