import { firstText } from '../parts/first-text';
import type { AccessLog } from './access-log';

const SPIFFE = /spiffe:\/\/[^\s,;"]+/g;

/** The SPIFFE identity of the caller, else another name that its certificate or the log gives it. */
export function readPeer(log: AccessLog): string | undefined {
  const uri = firstSpiffe(log.peerUriSan) ?? firstSpiffe(log.peerPrincipal);
  const fromHeader =
    typeof log.clientCertificate === 'string' ? readClientCertificate(log.clientCertificate) : undefined;
  return firstText('principal', uri, log.peerUriSan, log.peerPrincipal, fromHeader, log.peerSubject);
}

const firstSpiffe = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.match(SPIFFE)?.[0] : undefined;

/**
 * The identity in x-forwarded-client-cert: `URI=` of its last element, which the nearest proxy added. `By=` is the
 * one who was called. Source: Envoy, "HTTP header manipulation".
 */
function readClientCertificate(header: string): string | undefined {
  const uris = [...header.matchAll(/(?:^|[;,])URI=("?)(spiffe:\/\/[^\s,;"]+)\1/g)];
  return uris.at(-1)?.[2];
}
