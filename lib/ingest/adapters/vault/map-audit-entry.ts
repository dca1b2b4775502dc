import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { auditEntrySchema, type AuditEntry } from './audit-entry-schema';
import { readDenial } from './read-denial';
import { hasFailed, readLogin } from './read-login';
import { readLine, unwrapLines } from './unwrap-lines';

/**
 * A request is told twice, when it comes and when it is answered. Both become the audit event of its id, so that
 * it counts once, and a request that never had an answer is there as well. What only the answer says, a
 * sign-in, has an id of its own; a denial, which both say, has one for both.
 */
function mapAuditEntry(record: unknown): MappedRecord {
  const line = readLine(record);
  if ('broken' in line) return refuse('not-json', line.broken, 'The line holds no entry of an audit device.');
  const parsed = auditEntrySchema.safeParse(line.entry);
  if (!parsed.success) return refuseIssue(parsed.error, 'an entry of an audit device of Vault');
  const entry = parsed.data;
  const occurredAt = readTime(entry.time);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is no time.');
  const login = readLogin(entry);
  if (login && 'unknown' in login)
    return refuse('unmapped-result', login.unknown, 'The login neither issued a token nor failed.');
  const denial = readDenial(entry);
  const { request, auth } = entry;
  const path = firstText('text', `${request.namespace?.path ?? ''}${request.path}`) ?? '/';
  const principal = firstText('principal', auth?.display_name, auth?.entity_id);
  const common = {
    occurredAt,
    principal,
    environment: firstText('name', request.replication_cluster),
    labels: readLabels(entry),
  };
  const events: Event[] = [
    {
      ...common,
      kind: 'audit',
      id: boundId(request.id),
      outcome: readOutcome(entry),
      actor: {
        type: principal ? 'token' : 'unauthenticated',
        id: firstText('name', principal) ?? 'unauthenticated',
        name: firstText('name', auth?.entity_id),
      },
      action: firstText('name', request.operation) ?? 'unknown',
      targets: [{ type: firstText('name', request.mount_type) ?? 'path', id: firstText('name', path)! }],
      context: { ip: firstText('name', request.remote_address) },
    },
  ];
  if (denial)
    events.push({
      ...common,
      kind: 'decision',
      id: boundId(`${request.id}:decision`),
      outcome: 'deny',
      policy: firstText('name', denial.policy) ?? 'vault-acl',
      action: firstText('text', request.operation),
      resource: path,
      reason: firstText('text', denial.reason),
    });
  if (login)
    events.push({
      ...common,
      kind: 'auth',
      id: boundId(`${request.id}:auth`),
      principal: firstText('principal', login.principal),
      outcome: login.outcome,
      provider: 'vault',
      method: firstText('name', request.mount_type, request.mount_point),
      reason: firstText('text', entry.error),
    });
  return { events };
}

/** An answer tells how the request ended; before it, only an error does. */
function readOutcome(entry: AuditEntry): 'success' | 'failure' | undefined {
  if (hasFailed(entry)) return 'failure';
  return entry.type === 'response' ? 'success' : undefined;
}

/** Hashed values stay as they are; those of a device with `log_raw` are secrets and stay out. */
const keepHashed = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('hmac-sha256:') ? value : undefined;

function readLabels({ type, request, auth, response, forwarded_from: from }: AuditEntry) {
  const granting = auth?.policy_results?.granting_policies?.flatMap(({ name }) => name ?? []);
  return boundLabels({
    type,
    namespace: request.namespace?.path,
    mountType: request.mount_type,
    mountClass: request.mount_class,
    mountPoint: request.mount_point,
    entityId: auth?.entity_id,
    policies: auth?.policies?.length ? auth.policies : undefined,
    grantingPolicies: granting?.length ? granting : undefined,
    issuedPolicies: response?.auth?.policies?.length ? response.auth.policies : undefined,
    tokenType: auth?.token_type,
    accessor: keepHashed(request.client_token_accessor),
    remotePort: request.remote_port,
    forwardedFrom: from,
    clientCertificate: request.client_certificate_serial_number,
  });
}

/** Audit devices of HashiCorp Vault and OpenBao, in JSON. */
export const vaultAdapter: Adapter = {
  name: 'vault',
  source: 'vault',
  map: mapAuditEntry,
  unwrapText: unwrapLines,
};
