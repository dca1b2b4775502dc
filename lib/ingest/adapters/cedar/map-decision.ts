import { z } from 'zod';
import type { Decision } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { hideCredentials } from '../opa/hide-credentials';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readHex } from '../parts/read-hex';
import { readEpoch, readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import {
  decisionSchema,
  errorsSchema,
  explain,
  nameReasons,
  readDecision,
  reasonsSchema,
  sortReasons,
} from './read-decision';
import { readEntity } from './read-entity';

const text = z.string().nullish();
const duration = z.number().min(0).max(1e12).nullish();

const answer = {
  decision: decisionSchema.nullish(),
  diagnostics: z.looseObject({ reason: reasonsSchema.nullish(), errors: errorsSchema.nullish() }).nullish(),
  /** As `cedar run-tests` has it, beside the decision. */
  reason: reasonsSchema.nullish(),
  /** As Amazon Verified Permissions answers. */
  determiningPolicies: reasonsSchema.nullish(),
  errors: errorsSchema.nullish(),
};
const asked = {
  principal: z.unknown().optional(),
  action: z.unknown().optional(),
  resource: z.unknown().optional(),
  context: z.unknown().optional(),
  entities: z.unknown().optional(),
};

/**
 * A decision as programs log it that embed Cedar: the request and the answer as Cedar's own JSON has them, side
 * by side or as `request` and `response`, and when it was. Cedarling's decision log is of this form. Loose. Cedar
 * knows no service, place, revision and trace: these are what a program may add (see `setup.ts`).
 */
const decisionSchemaOf = z.looseObject({
  ...asked,
  ...answer,
  request: z.looseObject(asked).nullish(),
  response: z.looseObject(answer).nullish(),
  id: text,
  decision_id: text,
  request_id: text,
  timestamp: z.unknown().optional(),
  time: z.unknown().optional(),
  log_kind: z.literal('Decision').nullish(),
  policy_store: text,
  policyStoreId: text,
  policystore_id: text,
  policystore_version: text,
  application_id: text,
  service: text,
  environment: text,
  zone: text,
  revision: text,
  trace_id: z.unknown().optional(),
  span_id: z.unknown().optional(),
  pdp_id: text,
  decision_time_micro_sec: duration,
  decision_time_ms: duration,
});

type Log = z.infer<typeof decisionSchemaOf>;

function readTrace({ trace_id, span_id }: Log): Pick<Decision, 'traceId' | 'spanId'> {
  const traceId = readHex(trace_id, 32);
  return { traceId, spanId: traceId && readHex(span_id, 16) };
}

/** What the engine was asked, where the log has the context: without it nothing can be asked again. */
function readInput(log: Log): unknown {
  const { principal, action, resource, context, entities } = { ...log, ...log.request };
  if (context === undefined || context === null) return undefined;
  return hideCredentials({ principal, action, resource, context, ...(entities ? { entities } : {}) });
}

/** One decision of Cedar's, whichever program logged it. */
export function mapDecision(record: unknown): MappedRecord {
  const parsed = decisionSchemaOf.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a decision of Cedar');
  const log = parsed.data;
  const said = log.response ?? log;
  if (!said.decision)
    return refuse(
      'missing-field',
      log.response ? 'response.decision' : 'decision',
      'The record does not say the decision.',
    );
  const path = log.timestamp === undefined || log.timestamp === null ? 'time' : 'timestamp';
  const told = log.timestamp ?? log.time;
  const occurredAt = typeof told === 'number' ? readEpoch(told, 'seconds') : readTime(told);
  if (!occurredAt)
    return told === undefined || told === null
      ? refuse('missing-field', 'timestamp', "Cedar's answer has no time: log it with a timestamp.")
      : refuse('not-understood', path, `${path} is neither a time nor seconds since 1970.`);
  const outcome = readDecision(said.decision);
  const determining = said.diagnostics?.reason ?? said.determiningPolicies ?? said.reason;
  const reasons = determining ? sortReasons(determining) : null;
  const errors = said.diagnostics?.errors ?? said.errors ?? [];
  const request = { ...log, ...log.request };
  const id = log.id || log.decision_id;
  const version = log.policystore_version === 'undefined' ? undefined : log.policystore_version;
  const milliseconds =
    typeof log.decision_time_micro_sec === 'number'
      ? log.decision_time_micro_sec / 1_000
      : (log.decision_time_ms ?? undefined);
  return {
    events: [
      {
        kind: 'decision',
        id: id ? boundId(id) : deriveId(record),
        occurredAt,
        outcome,
        policy: firstText('name', log.policy_store, log.policyStoreId, log.policystore_id) ?? 'cedar',
        rule: reasons ? firstText('name', nameReasons(reasons)) : undefined,
        revision: firstText('name', log.revision, version),
        reason: firstText('text', explain(outcome, reasons, errors)),
        service: firstText('name', log.service, log.application_id),
        environment: firstText('name', log.environment),
        zone: firstText('name', log.zone),
        principal: firstText('principal', readEntity(request.principal)),
        action: firstText('text', readEntity(request.action)),
        resource: firstText('text', readEntity(request.resource)),
        latencyMs: milliseconds,
        ...readTrace(log),
        // Only a decision's own page asks for these; ingest, which handles each decision, does not.
        get input() {
          return readInput(log);
        },
        get result() {
          return log.response ?? undefined;
        },
        labels: boundLabels({ request_id: log.request_id, pdp_id: log.pdp_id }),
      },
    ],
  };
}
