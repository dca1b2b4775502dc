import type { Json } from '../parts/read-object';

/** What a line of SPIRE's server or agent log reports. */
export type Meaning =
  | { is: 'attested' }
  | { is: 'attestation-failed' }
  | { is: 'workload-attested' }
  | { is: 'workload-attestation-failed' }
  | { is: 'rotated' }
  | { is: 'rotation-failed' }
  | { is: 'audit' };

const ATTESTED =
  /^(Agent attestation request completed|Node attestation was successful|Successfully reattested node)$/;
/** Until SPIRE 0.10 the sentence held what fields hold now. */
export const ATTESTED_OLD = /^Node attestation request from (\S+) completed using strategy (\S+)$/;

/** Refusals of AttestAgent, as its service words them (pkg/server/api/agent/v1). */
const REFUSED =
  /^(malformed param|failed to attest|join token expired|error getting node attestor|failed to (fetch|delete|create) join token|failed to update selectors|failed to (create|update) attested agent|rejecting request due to attest agent rate limiting)/i;
/** The agent had been attested when the answer could not be sent: that attestation has its own line. */
const AFTERWARDS = /failed to send response over stream/i;

const AGENT_FAILED = /^(Failed to retrieve attestation result|Agent failed re-attestation)/;
/** An agent dies of many things; of these, because it could not prove what it is. */
const DIED_ATTESTING = /attest|failed to get SVID|x509svid/i;

const ROTATED =
  /^(Successfully rotated agent SVID|Renewing X509-SVID|Signed X509 SVID|X509 CA activated|JWT key activated|WIT key activated)$/;
const NOT_ROTATED =
  /^(Unable to rotate (X509 CA|JWT key|WIT key)|Could not rotate server SVID|Failed to renew agent|Failed to force intermediate bundle rotation)/;

const BY_AGENT =
  /^(Agent crashed|Node attestation was successful|Successfully reattested node|PID attested to have selectors|Workload attestation failed|Failed to retrieve attestation result|Agent failed re-attestation|Successfully rotated agent SVID|Renewing X509-SVID|Failed to renew agent)/;

/** Whether an agent wrote the line, on the node that it is about; the server writes about other nodes. */
export const isByAgent = (message: string): boolean => BY_AGENT.test(message);

/** What the line reports, by its fields; null when it is a step on the way or about something else. */
export function classifyLine(fields: Json): Meaning | null {
  const message = String(fields.msg).trim();
  if (fields.type === 'audit') return { is: 'audit' };
  if (ATTESTED.test(message) || ATTESTED_OLD.test(message)) return { is: 'attested' };
  if (message === 'PID attested to have selectors') return { is: 'workload-attested' };
  if (message === 'Workload attestation failed') return { is: 'workload-attestation-failed' };
  if (ROTATED.test(message)) return { is: 'rotated' };
  if (NOT_ROTATED.test(message)) return { is: 'rotation-failed' };
  return isFailedAttestation(fields, message) ? { is: 'attestation-failed' } : null;
}

function isFailedAttestation(fields: Json, message: string): boolean {
  if (message === 'Agent crashed') return DIED_ATTESTING.test(String(fields.error));
  if (AGENT_FAILED.test(message)) return true;
  if (fields.level !== 'error' || AFTERWARDS.test(message)) return false;
  const isOther = typeof fields.method === 'string' && fields.method !== 'AttestAgent';
  if (isOther) return false;
  return (
    fields.method === 'AttestAgent' ||
    typeof fields.node_attestor_type === 'string' ||
    REFUSED.test(message.replace(/^Invalid argument: /, ''))
  );
}
