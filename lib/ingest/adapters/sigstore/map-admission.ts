import { z } from 'zod';
import type { Decision } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readEpoch, readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

/** An AdmissionReview with the webhook's answer. Source: admission.k8s.io/v1. */
const reviewSchema = z.looseObject({
  request: z.looseObject({}).nullish(),
  response: z.looseObject({
    uid: z.string().min(1),
    allowed: z.boolean(),
    status: z.looseObject({ message: z.string().nullish() }).nullish(),
    warnings: z.array(z.string()).nullish(),
  }),
});

/** How policy-controller words its answer (pkg/webhook/validator.go). */
const FAILED_POLICY = /failed policy: ([^\s:]+)/;
const VALIDATED = /^Validated (\d+) policies for image (\S+)/;
const NOT_VALIDATED =
  /^Failed to validate at least one policy for (\S+) wanted (\d+) policies, only validated (\d+)/;

/** What policy-controller answered to the API server. */
export function mapReview(record: Json, context: AdapterContext): MappedRecord {
  const parsed = reviewSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'an AdmissionReview with an answer');
  const { response } = parsed.data;
  const request = readObject(parsed.data.request);
  const message = firstText('text', response.status?.message, response.warnings?.join('; '));
  const warned = response.allowed && FAILED_POLICY.test(message ?? '');
  const decision: Decision = {
    kind: 'decision',
    id: boundId(response.uid),
    occurredAt: context.receivedAt,
    // A policy in mode `warn` lets it in and says that it would not have.
    outcome: !response.allowed ? 'deny' : warned ? 'would-deny' : 'allow',
    policy: firstText('name', FAILED_POLICY.exec(message ?? '')?.[1]) ?? 'policy.sigstore.dev',
    action: firstText('text', request.operation),
    resource: firstText(
      'text',
      [readObject(request.kind).kind, request.namespace, request.name]
        .filter((part) => typeof part === 'string' && part !== '')
        .join('/'),
    ),
    principal: firstText('principal', readObject(request.userInfo).username),
    reason: message,
  };
  return { events: [decision] };
}

/** A line of policy-controller's log about one image. */
export function mapAdmissionLine(
  record: Json,
  field: 'msg' | 'message',
  context: AdapterContext,
): MappedRecord {
  const message = record[field] as string;
  const failed = NOT_VALIDATED.exec(message);
  const validated = VALIDATED.exec(message);
  const image = failed?.[1] ?? validated?.[2];
  if (!image) return refuse('no-outcome', field, 'The line reports no result for an image.');
  const stamp = record.timestamp ?? record.ts ?? record.time;
  const occurredAt =
    stamp === undefined ? context.receivedAt : (readTime(stamp) ?? readEpoch(stamp, 'seconds'));
  if (!occurredAt)
    return refuse(
      'invalid-field',
      record.timestamp === undefined ? 'ts' : 'timestamp',
      'The time is none that exists.',
    );
  return {
    events: [
      {
        kind: 'attestation',
        id: deriveId('admission', stamp, message, record['knative.dev/traceid'], record['knative.dev/name']),
        occurredAt,
        outcome: failed ? 'failed' : 'valid',
        subject: firstText('principal', image)!,
        method: 'policy-controller',
        reason: failed ? firstText('text', message) : undefined,
        labels: boundLabels({
          namespace: record['knative.dev/namespace'],
          name: record['knative.dev/name'],
          kind: record['knative.dev/kind'],
          operation: record['knative.dev/operation'],
          wanted: failed?.[2] ?? validated?.[1],
          validated: failed?.[3] ?? validated?.[1],
        }),
      },
    ],
  };
}
