import type { EventOf } from '@/lib/domain/event';
import { PARTNER_OAUTH } from '../estate/providers';
import type { Random } from '../random';
import { defineFormat } from './format';

function write(event: EventOf<'auth'>, random: Random) {
  const { environment, principal, service } = event;
  const failed = event.outcome === 'failure';
  return {
    log_id: event.id,
    data: {
      log_id: event.id,
      date: `${event.occurredAt.slice(0, 23)}Z`,
      type: failed ? 'feccft' : 'seccft',
      description: failed ? event.reason : '',
      client_id: principal,
      client_name: service,
      ip: `203.0.113.${random.index(254) + 1}`,
      user_agent: 'Java-http-client/21.0.5',
      hostname: `${environment}.eu.auth0.com`,
      tenant_name: environment,
      connection: event.provider,
      audience: `https://${service}.acme.example/`,
      scope: null,
      environment_name: 'prod-eu-1',
    },
  };
}

/**
 * Tokens of partners, by Auth0's log stream. Each environment has a tenant of its name, and each interface that
 * partners call an application. Source: auth0.com/docs, "Log Event Type Codes" and "Create Custom Log Streams".
 */
export const auth0 = defineFormat({
  path: '/api/ingest/auth0',
  kind: 'auth',
  speaks: ({ provider }) => provider === PARTNER_OAUTH,
  write,
});
