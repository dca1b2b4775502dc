import type { Attestation, Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readEpoch } from '../parts/read-time';
import { placeRefusal } from '../parts/place-refusal';
import { refuseIssue } from '../parts/refuse-issue';
import { agentStatusSchema, STATES, type AgentStatus } from './agent-status-schema';

type Verdict = Pick<Attestation, 'outcome' | 'reason'>;

/** The verifier's answer about one agent, or about many (`?bulk=true`: `results` by agent id). */
export function mapAgentStatus(record: Json, context: AdapterContext): MappedRecord {
  const results = readObject(record.results);
  if ('operational_state' in results) {
    const id = firstText('principal', results.agent_id, record.agent_id);
    return placeRefusal(mapOne(results, id, context), 'results');
  }
  const events: Event[] = [];
  for (const [id, status] of Object.entries(results)) {
    const mapped = mapOne(status, firstText('principal', id), context);
    if (!('refusal' in mapped)) events.push(...mapped.events);
    // An agent that was just enrolled has no result yet; the others have.
    else if (mapped.refusal.code !== 'no-outcome') return placeRefusal(mapped, `results.${id}`);
  }
  return events.length > 0
    ? { events }
    : refuse('no-outcome', 'results.operational_state', 'The answer holds no result of an agent.');
}

function mapOne(value: unknown, id: string | undefined, context: AdapterContext): MappedRecord {
  const parsed = agentStatusSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'the status of a Keylime agent');
  const status = parsed.data;
  const verdict = readVerdict(status);
  if (!verdict)
    return refuse(
      'no-outcome',
      'operational_state',
      `An agent in state ${nameState(status)} has no result yet.`,
    );
  return { events: [toAttestation(status, id, verdict, context)] };
}

function toAttestation(
  status: AgentStatus,
  id: string | undefined,
  verdict: Verdict,
  context: AdapterContext,
): Attestation {
  const { ip, port } = status;
  const subject = id ?? firstText('principal', ip) ?? 'unknown agent';
  return {
    kind: 'attestation',
    // The same quote asked for again is the same attempt.
    id: deriveId(
      'status',
      subject,
      port,
      status.operational_state,
      status.last_received_quote,
      verdict.outcome,
    ),
    occurredAt:
      (status.last_received_quote && readEpoch(status.last_received_quote, 'seconds')) || context.receivedAt,
    ...verdict,
    subject,
    host: firstText('name', ip),
    method: 'tpm',
    labels: boundLabels({
      state: nameState(status),
      port,
      verifier: status.verifier_id,
      verifierAddress: status.verifier_ip,
      severityLevel: status.severity_level,
      attestationCount: status.attestation_count,
      lastSuccessfulAttestation:
        // Zero until there is one.
        status.last_successful_attestation
          ? readEpoch(status.last_successful_attestation, 'seconds')
          : undefined,
      hashAlgorithm: status.hash_alg,
      hasRuntimePolicy: status.has_runtime_policy,
      hasMeasuredBootPolicy: status.has_mb_refstate,
    }),
  };
}

const nameState = ({ operational_state: state, attestation_status: pushed }: AgentStatus): string =>
  state === null ? (pushed ?? 'unknown') : STATES[state]!;

/** Polling goes on after a good quote; a retry means that the agent does not answer and its last result grows old. */
function readVerdict(status: AgentStatus): Verdict | null {
  const { operational_state: state, last_received_quote: quote, last_successful_attestation: good } = status;
  const reason = firstText('text', status.last_event_id, nameState(status));
  if (state === null) return readPushed(status, reason);
  if (state === 7 || state === 9 || state === 10) return { outcome: 'failed', reason };
  if (state === 4 || state === 6)
    return { outcome: 'stale', reason: 'The verifier gets no quote from the agent.' };
  // Both are clocked one after the other, so that a second may begin in between.
  if ((state === 3 || state === 5) && quote && good && good >= quote) return { outcome: 'valid' };
  return null;
}

function readPushed({ attestation_status: status }: AgentStatus, reason: string | undefined): Verdict | null {
  if (status === 'PASS') return { outcome: 'valid' };
  if (status === 'FAIL') return { outcome: 'failed', reason };
  return status === 'TIMEOUT'
    ? { outcome: 'stale', reason: 'The agent pushes no evidence to the verifier.' }
    : null;
}
