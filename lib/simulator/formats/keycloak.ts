import type { EventOf } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { CUSTOMER_LOGIN } from '../estate/providers';
import { hashText, type Random } from '../random';
import { defineFormat } from './format';

/** The estate's reasons in Keycloak's words. Source: org.keycloak.events.Errors. */
const ERRORS: Readonly<Record<string, string>> = {
  invalid_credentials: 'invalid_user_credentials',
  account_locked: 'user_temporarily_disabled',
  token_signature_invalid: 'invalid_signature',
};

function write(event: EventOf<'auth'>, random: Random) {
  const { environment, principal, service } = event;
  const failed = event.outcome === 'failure';
  return {
    id: event.id,
    time: Math.floor(parseMicros(event.occurredAt) / 1_000),
    type: failed ? 'LOGIN_ERROR' : 'LOGIN',
    realmId: `realm-${hashText(environment!).toString(16)}`,
    realmName: environment,
    clientId: service,
    userId: random.uuid(),
    sessionId: failed ? null : random.uuid(),
    ipAddress: `203.0.113.${random.index(254) + 1}`,
    ...(failed ? { error: ERRORS[event.reason!] ?? event.reason } : {}),
    details: {
      auth_method: 'openid-connect',
      auth_type: 'code',
      credential_type: event.method,
      username: principal,
      redirect_uri: `https://${service}.acme.example/callback`,
      code_id: random.uuid(),
    },
  };
}

/**
 * Sign-ins of customers, by an event listener of Keycloak. Each environment has a realm of its name.
 * Source: org.keycloak.events.Event, release 26.
 */
export const keycloak = defineFormat({
  path: '/api/ingest/keycloak',
  kind: 'auth',
  speaks: ({ provider }) => provider === CUSTOMER_LOGIN,
  write,
});
