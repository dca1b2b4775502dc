import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readKubernetesEvent } from '../parts/read-kubernetes-event';
import { identifyFinding } from './map-log-line';
import { toDecision } from './violation';

/** Reasons of Gatekeeper's Events (`--emit-admission-events`, `--emit-audit-events`) and what they mean. */
const REASONS: Record<string, { isDenied: boolean; process: 'admission' | 'audit' }> = {
  FailedAdmission: { isDenied: true, process: 'admission' },
  WarningAdmission: { isDenied: false, process: 'admission' },
  DryrunViolation: { isDenied: false, process: 'admission' },
  AuditViolation: { isDenied: false, process: 'audit' },
};

/** What the message holds: "…, Resource Namespace: NS, Constraint: NAME, Message: TEXT". */
const MESSAGE =
  /(?:^|[,\s])(?:Resource Namespace: (?<namespace>[^,]*), )?Constraint: (?<constraint>[^,]+), Message: (?<message>[\s\S]*)$/;

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A violation as an Event of Kubernetes. */
export function mapAdmissionEvent(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const read = readKubernetesEvent(record);
  if ('refused' in read) return read.refused;
  const { facts } = read;
  const meaning = Object.hasOwn(REASONS, facts.reason) ? REASONS[facts.reason] : undefined;
  if (!meaning)
    return refuse(
      'not-understood',
      'reason',
      `${facts.reason.slice(0, 100)} is no violation of Gatekeeper's.`,
    );
  const told = MESSAGE.exec(facts.message)?.groups ?? {};
  const { annotations, about } = facts;
  const constraint = asText(annotations.constraint_name) ?? told.constraint;
  if (!constraint)
    return refuse('not-understood', 'message', 'The message does not say which constraint was violated.');
  const object = {
    kind: asText(annotations.resource_kind) ?? about.kind,
    // The Event may lie in Gatekeeper's own namespace; the object's is told beside it, empty if it has none.
    namespace: asText(annotations.resource_namespace) ?? told.namespace ?? readNamespace(annotations, about),
    name: asText(annotations.resource_name) ?? about.name,
  };
  const message = told.message ?? facts.message;
  const run = asText(annotations.auditTimestamp);
  return {
    events: [
      toDecision({
        ...meaning,
        id: meaning.process === 'audit' && run ? identifyFinding(run, constraint, object, message) : facts.id,
        occurredAt: facts.occurredAt ?? receivedAt,
        constraint,
        message,
        object,
        user: annotations.request_username,
        environment: facts.cluster,
        labels: {
          event_reason: facts.reason,
          occurrences: facts.count,
          audit_id: run,
          constraint_kind: annotations.constraint_kind,
          constraint_action: annotations.constraint_action,
        },
      }),
    ],
  };
}

const readNamespace = (
  annotations: Readonly<Record<string, unknown>>,
  about: { namespace?: string | null },
): string | null | undefined => ('resource_namespace' in annotations ? null : about.namespace);
