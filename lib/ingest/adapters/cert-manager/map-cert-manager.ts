import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { refuseIssue } from '../parts/refuse-issue';
import { certificateSchema, kubernetesEventSchema, type Certificate } from './cert-manager-schema';

/** What cert-manager says when the new certificate lies in its secret (pkg/controller/certificates/issuing). */
const ISSUED = 'The certificate has been successfully issued';
const ACTOR = { type: 'service', id: 'cert-manager' };

function mapCertManager(value: unknown, context: AdapterContext): MappedRecord {
  const record = readObject(value);
  // A watch wraps the object in what happened to it.
  if (typeof record.type === 'string' && record.object !== undefined && record.kind === undefined)
    return placeRefusal(mapCertManager(record.object, context), 'object');
  if (record.involvedObject !== undefined || record.regarding !== undefined) return mapEvent(record, context);
  if (record.kind === 'Certificate' || record.status !== undefined) return mapCertificate(record, context);
  return refuse('not-understood', 'kind', 'The record is neither a Kubernetes Event nor a Certificate.');
}

function mapEvent(record: unknown, context: AdapterContext): MappedRecord {
  const parsed = kubernetesEventSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a Kubernetes Event');
  const event = parsed.data;
  const about = event.regarding ?? event.involvedObject!;
  if (about.kind !== 'Certificate')
    return refuse(
      'not-a-certificate',
      event.regarding ? 'regarding.kind' : 'involvedObject.kind',
      `The event is about a ${about.kind}, not about a Certificate.`,
    );
  const message = firstText('text', event.note, event.message);
  const seenAt =
    event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp;
  const name = [about.namespace, about.name].filter(Boolean).join('/');
  const isIssued = event.type === 'Normal' && event.reason === 'Issuing' && message === ISSUED;
  const base = {
    // Kubernetes counts repeats in one Event: each time it was seen is one of its own.
    id: boundId(
      event.metadata.uid
        ? `${event.metadata.uid}:${seenAt ?? event.count ?? ''}`
        : deriveId(name, event.reason, message, seenAt),
    ),
    occurredAt: seenAt ?? context.receivedAt,
    labels: boundLabels({
      certificate: name,
      namespace: about.namespace,
      reason: event.reason,
      message,
      count: event.count,
    }),
  };
  const made: Event = isIssued
    ? {
        kind: 'change',
        type: 'rotation',
        ...base,
        author: 'cert-manager',
        message: firstText('text', `${name}: ${message}`),
      }
    : {
        kind: 'audit',
        ...base,
        outcome: event.type === 'Warning' ? 'failure' : undefined,
        actor: ACTOR,
        action: firstText('name', `certificate ${event.reason}`)!,
        targets: [{ type: 'certificate', id: firstText('name', name) ?? 'unnamed' }],
        context: {},
      };
  return { events: [made] };
}

/** A Certificate says what it holds, so the same revision read again is the same rotation. */
function mapCertificate(record: unknown, context: AdapterContext): MappedRecord {
  const parsed = certificateSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a Certificate of cert-manager');
  const certificate = parsed.data;
  const { conditions, notBefore } = certificate.status;
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (!ready || ready.status === 'Unknown')
    return refuse('no-outcome', 'status.conditions', 'The Certificate does not say whether it is ready.');
  if (ready.status === 'True' && !notBefore)
    return refuse(
      'missing-field',
      'status.notBefore',
      'The Certificate does not say since when it is valid.',
    );
  return {
    events: [ready.status === 'True' ? toRotation(certificate) : toFailure(certificate, ready, context)],
  };
}

const nameOf = ({ metadata }: Certificate): string =>
  [metadata.namespace, metadata.name].filter(Boolean).join('/');

function describe(certificate: Certificate): Record<string, string> | undefined {
  const { spec, status } = certificate;
  return boundLabels({
    certificate: nameOf(certificate),
    namespace: certificate.metadata.namespace,
    secret: spec.secretName,
    issuer: [spec.issuerRef?.kind, spec.issuerRef?.name].filter(Boolean).join('/'),
    names: spec.dnsNames ?? spec.commonName,
    expiresAt: status.notAfter,
    renewalTime: status.renewalTime,
    revision: status.revision,
  });
}

const identify = ({ metadata }: Certificate, ...parts: unknown[]): string =>
  metadata.uid
    ? boundId([metadata.uid, ...parts].join(':'))
    : deriveId(metadata.namespace, metadata.name, ...parts);

function toRotation(certificate: Certificate): Event {
  const { notBefore, notAfter, revision } = certificate.status;
  return {
    kind: 'change',
    id: identify(certificate, 'revision', revision ?? notBefore),
    type: 'rotation',
    // Ready stays true over a renewal; that the new certificate begins is all that is said of its time.
    occurredAt: notBefore!,
    service: firstText('name', certificate.metadata.labels?.['app.kubernetes.io/name']),
    revision: revision === undefined || revision === null ? undefined : String(revision),
    author: 'cert-manager',
    message: firstText('text', `${nameOf(certificate)}${notAfter ? ` until ${notAfter}` : ''}`),
    labels: describe(certificate),
  };
}

function toFailure(
  certificate: Certificate,
  ready: Certificate['status']['conditions'][number],
  context: AdapterContext,
): Event {
  const at = certificate.status.lastFailureTime ?? ready.lastTransitionTime;
  return {
    kind: 'audit',
    id: identify(certificate, 'not-ready', at ?? '', certificate.status.failedIssuanceAttempts ?? ''),
    occurredAt: at ?? context.receivedAt,
    service: firstText('name', certificate.metadata.labels?.['app.kubernetes.io/name']),
    outcome: 'failure',
    actor: ACTOR,
    action: firstText('name', `certificate ${ready.reason || 'not ready'}`)!,
    targets: [{ type: 'certificate', id: firstText('name', nameOf(certificate)) ?? 'unnamed' }],
    context: {},
    labels: boundLabels({
      ...describe(certificate),
      reason: ready.reason,
      message: ready.message,
      failedAttempts: certificate.status.failedIssuanceAttempts,
    }),
  };
}

/** Certificates that cert-manager renews: its Kubernetes Events, or the Certificates themselves. */
export const certManagerAdapter: Adapter = {
  name: 'cert-manager',
  source: 'cert-manager',
  map: mapCertManager,
  recordsIn: ['items'],
};
