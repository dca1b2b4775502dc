import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import type { AuditLog } from './audit-log-schema';
import { readMetadata } from './unwrap-entry';

/** How a sign-in ended; `unknown` with a path where that is no word that Google documents. */
export type SignIn =
  { outcome: 'success' | 'failure'; method?: string; reason?: string } | { unknown: string };

/** Source: Google Workspace, "Login audit activity events", those of type login. */
const ENDS: Readonly<Record<string, 'success' | 'failure' | 'step'>> = {
  login_success: 'success',
  login_failure: 'failure',
  login_challenge: 'step',
  login_verification: 'step',
  logout: 'step',
  risky_sensitive_action_allowed: 'step',
  risky_sensitive_action_blocked: 'step',
  suspicious_login: 'step',
  suspicious_login_less_secure_app: 'step',
  suspicious_programmatic_login: 'step',
};
/** The same, where an entry has no activity of Workspace. */
const METHODS: Readonly<Record<string, 'success' | 'failure'>> = {
  'google.login.LoginService.loginSuccess': 'success',
  'google.login.LoginService.loginFailure': 'failure',
};

const parameterOf = (event: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const found = readObjects(event.parameter).find((one) => one.name === name);
  return firstText('name', found?.value, readObject(found).multiStrValue);
};

/** The sign-in that an entry ends; null for its steps and for everything else. */
export function readSignIn(log: AuditLog): SignIn | null {
  if (log.serviceName !== 'login.googleapis.com') return null;
  const events = readObjects(readMetadata(log).event);
  const at = events.findIndex(({ eventType }) => eventType === 'login');
  if (at < 0) {
    const outcome = Object.hasOwn(METHODS, log.methodName) ? METHODS[log.methodName] : undefined;
    return outcome ? { outcome } : null;
  }
  const event = events[at]!;
  const { eventName } = event;
  const end = typeof eventName === 'string' && Object.hasOwn(ENDS, eventName) ? ENDS[eventName] : undefined;
  if (!end) return { unknown: `metadata.event.${at}.eventName` };
  if (end === 'step') return null;
  return {
    outcome: end,
    method: parameterOf(event, 'login_type'),
    reason: parameterOf(event, 'login_failure_type'),
  };
}
