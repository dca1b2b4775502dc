import type { Attestation, Change } from '@/lib/domain/event';
import type { EventRecord } from '@/lib/domain/event-record';
import { parseMicros } from '@/lib/domain/timestamp';

/**
 * Until when which identity is valid, where an event tells it: an attestation that holds, or a rotation that names in its
 * labels the `certificate` that it renewed and when this one `expiresAt`. Null where none is told.
 */
export function readCertificate(event: Attestation | Change): EventRecord['certificate'] {
  if (event.kind === 'attestation')
    return event.outcome === 'valid' ? toCertificate(event.subject, event.expiresAt) : null;
  return event.type === 'rotation' ? toCertificate(event.labels?.certificate, event.labels?.expiresAt) : null;
}

function toCertificate(
  identity: string | null | undefined,
  expiresAt: string | null | undefined,
): EventRecord['certificate'] {
  const at = expiresAt ? parseMicros(expiresAt) : NaN;
  return identity && !Number.isNaN(at) ? { identity, expiresAt: at } : null;
}
