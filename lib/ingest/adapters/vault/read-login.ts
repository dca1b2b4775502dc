import { readObject } from '../parts/read-object';
import type { AuditEntry } from './audit-entry-schema';

/** How a login ended and whose it was; `unknown` where the response neither issued a token nor says why not. */
export type Login = { outcome: 'success' | 'failure'; principal?: string } | { unknown: string };

const OPERATIONS = new Set(['update', 'create', 'read']);

/** Where a login with a second factor ends, whatever method it began with. */
const SECOND_FACTOR = 'sys/mfa/validate';

/** What follows the mount of an auth method: `login/kim` of `auth/userpass/login/kim`; null for other paths. */
function readLoginPath({ request }: AuditEntry): string | null {
  const { path, mount_point: mount, operation } = request;
  if (!OPERATIONS.has(operation)) return null;
  if (path === SECOND_FACTOR) return path;
  if (!path.startsWith('auth/')) return null;
  const rest =
    mount && path.startsWith(mount) ? path.slice(mount.length) : path.replace(/^auth\/[^/]+\//, '');
  return /^(login(\/|$)|oidc\/callback$)/.test(rest) ? rest : null;
}

/** Whether a response says that the request failed: by an error, or by what Vault itself takes for one. */
export function hasFailed({ error, response }: AuditEntry): boolean {
  const { error: inData, data: _data, ...others } = response?.data ?? {};
  return Boolean(error) || (Boolean(inData) && Object.keys(others).length === 0);
}

/** The login that a response ends; null for requests, for a login that waits for its second factor, for all else. */
export function readLogin(entry: AuditEntry): Login | null {
  if (entry.type !== 'response') return null;
  const path = readLoginPath(entry);
  if (path === null) return null;
  const named = path.startsWith('login/') ? path.slice('login/'.length) : undefined;
  if (hasFailed(entry)) return { outcome: 'failure', principal: named || undefined };
  const { auth, wrap_info: wrapped } = entry.response ?? {};
  // A token that was wrapped for its receiver was issued as well.
  const isIssued = Boolean(auth?.client_token || auth?.accessor || readObject(wrapped).wrapped_accessor);
  if (isIssued) return { outcome: 'success', principal: auth?.display_name || named || undefined };
  return auth ? null : { unknown: 'response.auth' };
}
