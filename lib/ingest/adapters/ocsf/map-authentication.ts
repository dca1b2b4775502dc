import { refuse, type MappedRecord } from '../../adapter';
import { firstText } from '../parts/first-text';
import { mapAudit } from './map-audit';
import type { OcsfEvent } from './ocsf-schema';
import { readAt } from './read-at';
import { readBase, readLabels, readProduct, readUser } from './read-common';

/** Logon, the tickets of Kerberos and preauthentication are attempts; logging off, switching and others are not. */
const ATTEMPTS: readonly number[] = [1, 3, 4, 5, 6];

/** An attempt to sign in, when the event says how it ended; what is no attempt is an entry of an audit log. */
export function mapAuthentication(event: OcsfEvent, id: string, occurredAt: string): MappedRecord {
  if (!ATTEMPTS.includes(event.activity_id ?? 1)) return mapAudit(event, id, occurredAt);
  if (event.status_id !== 1 && event.status_id !== 2)
    return refuse(
      'not-understood',
      'status_id',
      'It says neither Success (1) nor Failure (2) of the sign-in.',
    );
  return {
    events: [
      {
        kind: 'auth',
        id,
        occurredAt,
        outcome: event.status_id === 1 ? 'success' : 'failure',
        ...readBase(event),
        principal: readUser(event, 'user', 'actor.user'),
        provider: firstText(
          'name',
          readAt(event, 'actor.idp.name'),
          readAt(event, 'service.name'),
          readAt(event, 'api.service.name'),
          readProduct(event),
        ),
        method: firstText(
          'name',
          event.auth_protocol,
          event.logon_type,
          readAt(event, 'auth_factors.0.factor_type'),
        ),
        reason: firstText(
          'text',
          event.status_detail,
          readAt(event, 'api.response.message'),
          readAt(event, 'api.response.error'),
        ),
        labels: readLabels(event, {
          mfa: event.is_mfa ?? event.mfa,
          operation: readAt(event, 'api.operation'),
          userAgent: readAt(event, 'http_request.user_agent'),
        }),
      },
    ],
  };
}
