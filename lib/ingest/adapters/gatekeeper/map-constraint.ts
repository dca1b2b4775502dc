import { z } from 'zod';
import type { Decision } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { enforcementActionSchema } from './enforcement-action';
import { identifyFinding } from './map-log-line';
import { toDecision } from './violation';

const text = z.string().nullish();

/** A constraint with what the last audit found, of which Gatekeeper lists the first 20. Loose. */
const constraintSchema = z.looseObject({
  apiVersion: z.string().startsWith('constraints.gatekeeper.sh/'),
  kind: z.string().min(1),
  metadata: z.looseObject({ name: z.string().min(1) }),
  status: z.looseObject({
    auditTimestamp: text,
    totalViolations: z.number().nullish(),
    violations: z
      .array(
        z.looseObject({
          enforcementAction: enforcementActionSchema,
          enforcementActions: z.array(enforcementActionSchema).nullish(),
          group: text,
          version: text,
          kind: text,
          namespace: text,
          name: text,
          message: text,
        }),
      )
      .min(1),
  }),
});

/** Each violation in the status of a constraint, as of the audit that found it. */
export function mapConstraint(manifest: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = constraintSchema.safeParse(manifest);
  if (!parsed.success) return refuseIssue(parsed.error, 'a constraint that was audited');
  const { kind, metadata, status } = parsed.data;
  const occurredAt = status.auditTimestamp ? readTime(status.auditTimestamp) : receivedAt;
  if (!occurredAt) return refuse('not-understood', 'status.auditTimestamp', 'auditTimestamp is no time.');
  // An object is listed once for each message; what is listed twice the same is one finding.
  const findings = new Map<string, Decision>();
  for (const violation of status.violations) {
    const id = identifyFinding(status.auditTimestamp, metadata.name, violation, violation.message);
    findings.set(
      id,
      toDecision({
        id,
        occurredAt,
        isDenied: false,
        process: 'audit',
        constraint: metadata.name,
        message: violation.message,
        object: violation,
        labels: {
          audit_id: status.auditTimestamp,
          constraint_kind: kind,
          constraint_action: violation.enforcementAction,
          constraint_enforcement_actions: violation.enforcementActions?.join(', '),
          resource_group: violation.group,
          resource_api_version: violation.version,
          total_violations: status.totalViolations,
        },
      }),
    );
  }
  return { events: [...findings.values()] };
}
