import { isAbsent } from './access-log';

const NAME = 'extauthzlatencyus';

/** Whether an authorizer was asked, as the log says; with how long that took, in milliseconds. */
export type PolicyCheck = { name: string; wasMade: boolean; latencyMs?: number };

/**
 * Reads `ext_authz_latency_us` of a log format that has it: `%FILTER_STATE(envoy.filters.http.ext_authz:FIELD:latency_us)%`
 * with `emit_filter_state_stats`, which Envoy sets only where a check was really made. Null where the format has no
 * such field, since its absence tells nothing; `unread` where its value is no duration.
 * Source: Envoy, extensions.filters.http.ext_authz.v3.ExtAuthz.
 */
export function readPolicyCheck(
  fields: Readonly<Record<string, unknown>>,
): PolicyCheck | { unread: string } | null {
  const name = Object.keys(fields).find((each) => each.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === NAME);
  if (name === undefined) return null;
  const value = fields[name];
  if (isAbsent(value)) return { name, wasMade: false };
  const micros = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof micros === 'number' && Number.isFinite(micros) && micros >= 0
    ? { name, wasMade: true, latencyMs: micros / 1_000 }
    : { unread: name };
}
