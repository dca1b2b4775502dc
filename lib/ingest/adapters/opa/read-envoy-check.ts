import { readObject, findText, type Json, type RequestFacts } from './request-facts';

/** Whose the token was that Envoy's JWT filter took, as Envoy hands it on to the authorizer. */
const JWT_FILTER = 'envoy.filters.http.jwt_authn';

/** The `http` of a CheckRequest of Envoy's ext_authz, or null when an input is none. */
export function findEnvoyHttp(root: Json): Json | null {
  const http = readObject(readObject(readObject(root.attributes).request).http);
  return Object.keys(http).length > 0 ? http : null;
}

/**
 * Reads a CheckRequest of Envoy's ext_authz, v2 and v3 (envoy.service.auth): its fields are in camel case, or
 * in snake case as v2 had them in Go's JSON.
 */
export function readEnvoyCheck(root: Json, http: Json): RequestFacts {
  const attributes = readObject(root.attributes);
  const headers = readObject(http.headers);
  return {
    principal: findText(
      readObject(attributes.source).principal,
      readForwardedCertificate(headers['x-forwarded-client-cert']),
      readTokenSubject(attributes),
      headers['client-app'],
    ),
    action: findText(http.method, headers[':method']),
    resource: findText(http.path, headers[':path']),
    targetService: dropPort(
      findText(readObject(attributes.destination).service, http.host, headers[':authority']),
    ),
  };
}

const dropPort = (host: string | undefined): string | undefined => host?.replace(/:\d+$/, '') || undefined;

/** What else a check tells, as labels. */
export function labelEnvoyCheck(root: Json, http: Json): Json {
  const attributes = readObject(root.attributes);
  const extensions = readObject(attributes.contextExtensions ?? attributes.context_extensions);
  return {
    ext_authz: readObject(root.version).ext_authz,
    request_id: readObject(http.headers)['x-request-id'],
    protocol: http.protocol,
    source_service: readObject(attributes.source).service,
    source_address: readAddress(attributes.source),
    destination_principal: readObject(attributes.destination).principal,
    destination_address: readAddress(attributes.destination),
    ...extensions,
  };
}

/** The trace of the checked request, from its own headers: W3C trace context, else B3. */
export function readTraceHeaders(http: Json): { traceId?: string; spanId?: string } {
  const headers = readObject(http.headers);
  const { traceparent } = headers;
  if (typeof traceparent === 'string') {
    const [, traceId, spanId] = traceparent.split('-');
    return { traceId, spanId };
  }
  return {
    traceId: findText(headers['x-b3-traceid']),
    spanId: findText(headers['x-b3-spanid']),
  };
}

/**
 * Who presented the certificate that a proxy forwarded: the URI of the last element, which the nearest proxy
 * added, else its subject. Source: Envoy, x-forwarded-client-cert.
 */
function readForwardedCertificate(header: unknown): string | undefined {
  if (typeof header !== 'string') return undefined;
  // Commas and semicolons may stand within quotes.
  const elements = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  const last = elements.at(-1) ?? '';
  const uri = /(?:^|;)\s*URI=([^;,"]+)/i.exec(last)?.[1];
  return uri ?? /(?:^|;)\s*Subject="((?:[^"\\]|\\.)+)"/i.exec(last)?.[1];
}

function readTokenSubject(attributes: Json): string | undefined {
  const context = readObject(attributes.metadataContext ?? attributes.metadata_context);
  const filters = readObject(context.filterMetadata ?? context.filter_metadata);
  const payloads = Object.values(readObject(filters[JWT_FILTER]));
  return findText(...payloads.map((payload) => readObject(payload).sub));
}

/** `socketAddress` in v3, `Address.SocketAddress` as Go wrote v2. */
function readAddress(peer: unknown): string | undefined {
  const address = readObject(readObject(peer).address);
  const socket = readObject(address.socketAddress ?? readObject(address.Address).SocketAddress);
  return findText(socket.address);
}
