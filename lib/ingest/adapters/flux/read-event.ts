import { z } from 'zod';
import type { MappedRecord } from '../../adapter';
import { refuse } from '../../adapter';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const involvedObject = z.looseObject({
  kind: z.string().min(1),
  namespace: z.string().nullish(),
  name: z.string().min(1),
  apiVersion: z.string().regex(/(^|\.)toolkit\.fluxcd\.io\//, 'none of Flux'),
});
const texts = z.record(z.string(), z.unknown()).nullish();

/** What notification-controller posts to a generic webhook. Source: fluxcd/pkg, apis/event/v1beta1. */
const webhookSchema = z.looseObject({
  involvedObject,
  severity: z.enum(['trace', 'info', 'error']),
  timestamp: z.string(),
  reason: z.string().min(1),
  message: z.string(),
  metadata: texts,
  reportingController: z.string().nullish(),
});

/** A Kubernetes Event of a Flux object. Source: kubernetes.io, core/v1 Event. */
const kubernetesSchema = z.looseObject({
  involvedObject,
  type: z.enum(['Trace', 'Normal', 'Warning']),
  reason: z.string().min(1),
  message: z.string(),
  metadata: z.looseObject({ annotations: texts, uid: z.string().nullish() }),
  source: z.looseObject({ component: z.string().nullish() }).nullish(),
  reportingComponent: z.string().nullish(),
  firstTimestamp: z.string().nullish(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
});

const SEVERITIES = { Trace: 'trace', Normal: 'info', Warning: 'error' } as const;

/** An event of Flux, whichever way it came. */
export type FluxEvent = {
  object: z.infer<typeof involvedObject>;
  severity: 'trace' | 'info' | 'error';
  at: string;
  reason: string;
  message: string;
  controller: string | null;
  /** Without the prefix of the object's API group. */
  metadata: Record<string, unknown>;
};

/** Reads both forms, or says which field was not understood. */
export function readFluxEvent(record: unknown): FluxEvent | Extract<MappedRecord, { refusal: unknown }> {
  const isWebhook = typeof record === 'object' && record !== null && 'severity' in record;
  return (isWebhook ? readWebhook(record) : readKubernetes(record)) as ReturnType<typeof readFluxEvent>;
}

function readWebhook(record: unknown): FluxEvent | MappedRecord {
  const parsed = webhookSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, "Flux's generic webhook");
  const {
    involvedObject: object,
    severity,
    timestamp,
    reason,
    message,
    metadata,
    reportingController,
  } = parsed.data;
  const at = readTime(timestamp);
  if (!at) return refuse('not-understood', 'timestamp', `${timestamp} is no time.`);
  const controller = reportingController ?? null;
  return { object, severity, at, reason, message, controller, metadata: withoutGroup(metadata) };
}

function readKubernetes(record: unknown): FluxEvent | MappedRecord {
  const parsed = kubernetesSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a Kubernetes Event of Flux');
  const event = parsed.data;
  const at = readTime(event.lastTimestamp) ?? readTime(event.eventTime) ?? readTime(event.firstTimestamp);
  if (!at) return refuse('not-understood', 'lastTimestamp', 'The event has no time.');
  return {
    object: event.involvedObject,
    severity: SEVERITIES[event.type],
    at,
    reason: event.reason,
    message: event.message,
    controller: event.source?.component ?? event.reportingComponent ?? null,
    metadata: withoutGroup(event.metadata.annotations),
  };
}

const withoutGroup = (metadata: Record<string, unknown> | null | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name.slice(name.lastIndexOf('/') + 1), value]),
  );
