import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readLogLine, type LogLine } from '../parts/read-log-line';
import { readLogfmt } from '../parts/read-logfmt';
import { readTime } from '../parts/read-time';
import { wrapLines } from '../parts/wrap-lines';
import { ATTESTED_OLD, classifyLine, isByAgent, type Meaning } from './classify-line';
import { readAddress } from './read-address';
import { readAgentId } from './read-agent-id';

/** What every event of a line has in common. */
type Facts = ReturnType<typeof readFacts>;

function mapLine(record: unknown, context: AdapterContext): MappedRecord {
  const line = readLogLine(record, 'msg');
  if (!line) return refuse('not-understood', 'msg', 'The record has no message of a SPIRE log.');
  const { fields } = line;
  if (!fields || typeof fields.msg !== 'string')
    return refuse('not-understood', line.path, 'The line is neither JSON nor key=value text with a msg.');
  const occurredAt = readWhen(fields, context);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is no RFC 3339 time.');
  const meaning = classifyLine(fields);
  if (!meaning)
    return refuse(
      'no-outcome',
      'msg',
      'The line reports no result of an attestation, no rotation and no audited call.',
    );
  const facts = readFacts(fields, line, occurredAt);
  return meaning.is === 'audit' ? mapAudit(fields, facts) : { events: [toEvent(meaning, fields, facts)] };
}

/** Docker's and Fluent Bit's own `time` stands beside the text; the line's own counts. */
const readWhen = (fields: Json, context: AdapterContext): string | undefined =>
  fields.time === undefined ? context.receivedAt : readTime(fields.time);

const KNOWN_METHODS =
  /\b(aws[-_]iid|azure[-_](?:msi|imds)|gcp[-_]iit|join[-_]token|k8s[-_]p?sat|sshpop|x509pop|tpm[-_]devid|http[-_]challenge)\b/;

function readFacts(fields: Json, line: LogLine, occurredAt: string) {
  const message = (fields.msg as string).trim();
  const old = ATTESTED_OLD.exec(message);
  const agent = firstText('principal', fields.agent_id, fields.spiffe_id, fields.caller_id);
  const place = readAgentId(agent);
  const error = firstText('text', fields.error);
  const named = /nodeattestor\(([\w-]+)\)/.exec(error ?? '')?.[1] ?? KNOWN_METHODS.exec(error ?? '')?.[1];
  const address = readAddress(firstText('name', old?.[1], fields.address, fields.caller_addr));
  // Beside the server's lines a shipper names the node of the server, not that of the agent.
  const ownHost = isByAgent(message) ? line.host : undefined;
  return {
    message,
    error,
    occurredAt,
    agent,
    method:
      firstText('name', fields.node_attestor_type, old?.[2], place.method) ?? named?.replaceAll('-', '_'),
    host: firstText('name', ownHost, place.host, address),
    address,
    environment: firstText('name', place.environment),
    requestId: firstText('name', fields.request_id),
    trustDomain: firstText('name', fields.trust_domain_id, place.trustDomain),
    labels: boundLabels({
      message,
      trustDomain: place.trustDomain ?? fields.trust_domain_id,
      address: fields.address ?? fields.caller_addr,
      pod: line.pod,
      loggedOn: line.host,
      namespace: line.namespace,
      requestId: fields.request_id,
      subsystem: fields.subsystem_name,
      reattestable: fields.reattestable,
      selectors: fields.selectors,
      entryId: fields.entry_id,
      expiresAt: fields.expiration ?? fields.expires_at,
      issuedAt: fields.issued_at,
      authority: fields.local_authority_id,
      upstreamAuthority: fields.upstream_authority_id,
      slot: fields.slot,
    }),
  };
}

/** Each call of AttestAgent is an attempt of its own; its request id tells repeats of one line from another call. */
function makeId(what: string, facts: Facts, fields: Json): string {
  return facts.requestId
    ? boundId(`${what}:${facts.requestId}`)
    : deriveId(
        what,
        fields.time,
        facts.message,
        facts.error,
        facts.agent,
        facts.method,
        facts.host,
        fields.pid,
      );
}

function toEvent(meaning: Meaning, fields: Json, facts: Facts): Event {
  const base = {
    occurredAt: facts.occurredAt,
    environment: facts.environment,
    principal: facts.agent,
    labels: facts.labels,
  };
  const { is } = meaning;
  if (is === 'rotated')
    return {
      kind: 'change',
      // One call may sign many SVIDs.
      id: deriveId(
        'rotation',
        fields.time,
        facts.message,
        facts.agent,
        fields.entry_id,
        facts.requestId,
        facts.labels?.expiresAt,
      ),
      type: 'rotation',
      ...base,
      message: firstText('text', describeRotation(fields, facts)),
    };
  if (is === 'rotation-failed')
    return {
      kind: 'audit',
      id: makeId('rotation-failed', facts, fields),
      ...base,
      outcome: 'failure',
      actor: { type: 'service', id: firstText('name', facts.agent, facts.host) ?? 'spire' },
      action: firstText('name', facts.message)!,
      targets: [],
      context: {},
      labels: boundLabels({ ...facts.labels, reason: facts.error }),
    };
  const isWorkload = is === 'workload-attested' || is === 'workload-attestation-failed';
  const isValid = is === 'attested' || is === 'workload-attested';
  const process = isWorkload && fields.pid !== undefined ? `process ${String(fields.pid)}` : undefined;
  return {
    kind: 'attestation',
    id: makeId('attestation', facts, fields),
    ...base,
    outcome: isValid ? 'valid' : 'failed',
    // An agent that failed has no SPIFFE ID yet: then it is known by its host, at least by its trust domain.
    subject:
      firstText('principal', facts.agent, process, facts.host, facts.trustDomain) ??
      (isWorkload ? 'unknown process' : 'unknown agent'),
    host: facts.host,
    method: facts.method ?? (isWorkload ? 'workload' : undefined),
    reason: isValid ? undefined : firstText('text', [facts.message, facts.error].filter(Boolean).join(': ')),
  };
}

/** What was rotated, until when it lasts. */
const describeRotation = (fields: Json, facts: Facts): string =>
  [facts.message, firstText('text', fields.spiffe_id, fields.agent_id)].filter(Boolean).join(': ');

/** A call of the server's API that its audit log reports: the attestation behind it has a line of its own. */
function mapAudit(fields: Json, facts: Facts): MappedRecord {
  const { status } = fields;
  if (status !== 'success' && status !== 'error')
    return refuse('unknown-outcome', 'status', 'status is neither success nor error.');
  const service = firstText('name', fields.service);
  const method = firstText('name', fields.method);
  const actor = readActor(fields, facts);
  return {
    events: [
      {
        kind: 'audit',
        // A call about many things is audited once for each.
        id: deriveId('audit', fields),
        occurredAt: facts.occurredAt,
        environment: facts.environment,
        // Whose agent is banned or deleted did not act.
        principal: firstText('principal', fields.caller_id, fields.agent_id),
        outcome: status === 'success' ? 'success' : 'failure',
        actor,
        action: firstText(
          'name',
          [service, method].filter(Boolean).join('/'),
          facts.message,
          'API accessed',
        )!,
        targets: readTargets(fields),
        context: { ip: facts.address },
        labels: boundLabels({
          ...facts.labels,
          statusCode: fields.status_code,
          reason: fields.status_message,
          method: facts.method,
          authorizedAs: fields.authorized_as,
          authorizedVia: fields.authorized_via,
        }),
      },
    ],
  };
}

const identityType = (id: string): string => (id.includes('/spire/agent/') ? 'agent' : 'workload');

/** What the call was about, by the fields that SPIRE's services add to their audit lines. */
function readTargets(fields: Json): { type: string; id: string }[] {
  const id = firstText('name', fields.agent_id, fields.spiffe_id);
  const entry = firstText('name', fields.entry_id);
  const trustDomain = firstText('name', fields.trust_domain_id);
  return [
    ...(id ? [{ type: identityType(id), id }] : []),
    ...(entry ? [{ type: 'entry', id: entry }] : []),
    ...(trustDomain ? [{ type: 'trust-domain', id: trustDomain }] : []),
  ];
}

/** Who called: an agent that attests has no identity before, so that it is the one it was given; local callers have a uid. */
function readActor(fields: Json, facts: Facts): { type: string; id: string } {
  const id = firstText('name', fields.caller_id, fields.agent_id);
  if (id) return { type: identityType(id), id };
  const uid = firstText('name', String(fields.caller_uid ?? ''));
  return uid ? { type: 'local-user', id: uid } : { type: 'caller', id: facts.address ?? 'unknown' };
}

/** Logs of SPIRE's server and agents, as JSON or text. */
export const spireAdapter: Adapter = {
  name: 'spire',
  source: 'spire',
  map: mapLine,
  unwrapText: (text) => wrapLines(text, (line) => typeof readObject(readLogfmt(line)).msg === 'string'),
};
