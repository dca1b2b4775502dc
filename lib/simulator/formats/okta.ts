import type { EventOf } from '@/lib/domain/event';
import { PEOPLE } from '../estate/people';
import { OKTA } from '../estate/providers';
import type { Random } from '../random';
import { defineFormat } from './format';

function write(event: EventOf<'auth'>, random: Random) {
  const failed = event.outcome === 'failure';
  const name = PEOPLE.find(({ email }) => email === event.principal)?.name ?? event.principal;
  const isKey = event.method === 'webauthn';
  return {
    uuid: event.id,
    published: `${event.occurredAt.slice(0, 23)}Z`,
    eventType: 'user.authentication.sso',
    version: '0',
    severity: failed ? 'WARN' : 'INFO',
    displayMessage: 'User single sign on to app',
    actor: { id: `00u${random.hex(16)}`, type: 'User', alternateId: event.principal, displayName: name },
    client: {
      ipAddress: `198.51.100.${random.index(60) + 10}`,
      device: 'Computer',
      zone: 'null',
      userAgent: { rawUserAgent: 'Mozilla/5.0', os: 'Linux', browser: 'FIREFOX' },
      geographicalContext: { city: 'Hamburg', state: 'Hamburg', country: 'Germany' },
    },
    authenticationContext: {
      authenticationStep: 0,
      credentialType: isKey ? null : 'OAUTH2',
      externalSessionId: `idx${random.hex(16)}`,
    },
    debugContext: {
      debugData: { requestId: random.hex(32), ...(isKey ? { factor: 'FIDO_WEBAUTHN' } : {}) },
    },
    outcome: failed ? { result: 'FAILURE', reason: event.reason!.toUpperCase() } : { result: 'SUCCESS' },
    target: [
      {
        id: `0oa${random.hex(16)}`,
        type: 'AppInstance',
        alternateId: event.service,
        displayName: event.service,
      },
    ],
    transaction: { type: 'WEB', id: random.hex(24), detail: {} },
  };
}

/**
 * Sign-ins of people, by Okta's System Log. One organization serves all environments, so that it names none.
 * Source: developer.okta.com, "System Log", LogEvent object.
 */
export const okta = defineFormat({
  path: '/api/ingest/okta',
  kind: 'auth',
  speaks: ({ provider }) => provider === OKTA,
  write,
});
