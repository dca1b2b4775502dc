import type { EventOf } from '@/lib/domain/event';
import { ONPREM } from '../estate/environments';
import type { Random } from '../random';
import { defineFormat } from './format';

/** The path in Vault for `name` such as `ledger/secret-3f2a`. */
const CALLS: Readonly<Record<string, (name: string) => { operation: string; path: string; mount: string }>> =
  {
    'secret.read': (name) => ({ operation: 'read', path: `kv/data/${name}`, mount: 'kv/' }),
    'token.create': () => ({ operation: 'update', path: 'auth/token/create', mount: 'auth/token/' }),
  };

/** Audit devices hash what is secret with a key of their own. */
const hashed = (random: Random): string => `hmac-sha256:${random.hex(64)}`;

function write(event: EventOf<'audit'>, random: Random) {
  const { operation, path, mount } = CALLS[event.action]!(event.targets[0]!.id);
  const isToken = mount.startsWith('auth/');
  const kind = { mount_class: isToken ? 'auth' : 'secret', mount_type: isToken ? 'token' : 'kv' };
  const failed = event.outcome === 'failure';
  const accessor = hashed(random);
  return {
    time: event.occurredAt,
    type: 'response',
    auth: {
      accessor,
      client_token: hashed(random),
      display_name: event.actor.id,
      policies: ['default', 'engineers'],
      policy_results: { allowed: true, granting_policies: [{ name: 'engineers', type: 'acl' }] },
      token_type: 'service',
    },
    request: {
      id: event.id,
      client_token_accessor: accessor,
      namespace: { id: 'root' },
      operation,
      path,
      mount_point: mount,
      ...kind,
      remote_address: event.context.ip,
      replication_cluster: event.environment,
    },
    ...(failed ? { error: '1 error occurred:\n\t* upstream storage is sealed\n\n' } : {}),
    response: { ...kind, ...(isToken || failed ? {} : { data: { data: { value: hashed(random) } } }) },
  };
}

/**
 * Secrets of the data centre, by Vault's audit device; of the two entries of a request the one of its answer.
 * Source: developer.hashicorp.com, "Audit log entry schema".
 */
export const vault = defineFormat({
  path: '/api/ingest/vault',
  kind: 'audit',
  speaks: ({ action, environment }) => environment === ONPREM && Object.hasOwn(CALLS, action),
  write,
});
