import { z } from 'zod';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { readEpoch, readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { enforcementActionSchema, isDenying } from './enforcement-action';
import { toDecision } from './violation';

const text = z.string().nullish();

/** A violation as Gatekeeper's log tells it (`--log-denies`, the audit). Source: gatekeeper, pkg/logging. */
const logLineSchema = z.looseObject({
  ts: z.unknown().optional(),
  msg: text,
  event_type: z.enum(['violation', 'violation_audited']),
  audit_id: text,
  constraint_name: z.string().min(1),
  constraint_namespace: text,
  constraint_kind: text,
  constraint_group: text,
  constraint_api_version: text,
  constraint_action: enforcementActionSchema,
  constraint_enforcement_actions: z.array(enforcementActionSchema).nullish(),
  constraint_annotations: z.unknown().optional(),
  resource_kind: text,
  resource_namespace: text,
  resource_name: text,
  resource_group: text,
  resource_api_version: text,
  resource_labels: z.unknown().optional(),
  request_username: text,
  details: z.unknown().optional(),
});

/** A violation in Gatekeeper's JSON log: of a request (`violation`) or found by the audit. */
export function mapLogLine(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = logLineSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, "a violation in Gatekeeper's log");
  const line = parsed.data;
  const { ts } = line;
  const isToldTime = ts !== undefined && ts !== null && ts !== '';
  const time = typeof ts === 'string' ? readTime(ts) : readEpoch(ts, 'seconds');
  if (isToldTime && !time) return refuse('not-understood', 'ts', 'ts is no time.');
  const occurredAt = time ?? readTime(line.audit_id) ?? receivedAt;
  const isAudit = line.event_type === 'violation_audited';
  const object = { kind: line.resource_kind, namespace: line.resource_namespace, name: line.resource_name };
  const what = [line.constraint_kind, line.constraint_namespace, line.constraint_name, object, line.msg];
  return {
    events: [
      toDecision({
        id: isAudit
          ? identifyFinding(line.audit_id ?? time, line.constraint_name, object, line.msg)
          : deriveId('admission', time, line.request_username, what),
        occurredAt,
        isDenied: !isAudit && isDenying(line.constraint_action, line.constraint_enforcement_actions ?? []),
        process: isAudit ? 'audit' : 'admission',
        constraint: line.constraint_name,
        message: line.msg,
        object,
        user: line.request_username,
        labels: {
          audit_id: line.audit_id,
          constraint_kind: line.constraint_kind,
          constraint_namespace: line.constraint_namespace,
          constraint_group: line.constraint_group,
          constraint_api_version: line.constraint_api_version,
          constraint_action: line.constraint_action,
          constraint_enforcement_actions: line.constraint_enforcement_actions?.join(', '),
          constraint_annotations: line.constraint_annotations,
          resource_group: line.resource_group,
          resource_api_version: line.resource_api_version,
          resource_labels: line.resource_labels,
          details: line.details,
        },
      }),
    ],
  };
}

/** A finding is one a run of the audit, whether the log tells of it, an Event or the constraint's status. */
export const identifyFinding = (
  run: string | null | undefined,
  constraint: string,
  { kind, namespace, name }: { kind?: unknown; namespace?: unknown; name?: unknown },
  message: unknown,
): string => deriveId('audit', run, constraint, kind, namespace || null, name, message);
