import type { Json } from '../parts/read-object';

/** What a message of dex says of somebody who tried to prove who they are, or left. */
export type Said = {
  is: 'sign-in' | 'sign-out';
  outcome: 'success' | 'failure';
  user?: unknown;
  connector?: unknown;
  method?: string;
  reason?: unknown;
};

/** Until 2.40 (logrus) the facts stood in the sentence. */
const OLD_SUCCESS =
  /^login successful: connector "([^"]*)", username="([^"]*)"(?:, preferred_username="([^"]*)")?, email="([^"]*)"/;
const OLD_FAILURE = /^Failed login attempt for user: "([^"]*)"\. Invalid credentials\.$/;

const MEANINGS: Record<string, (fields: Json) => Said> = {
  'login successful': (fields) => ({ ...success(fields), method: undefined }),
  'token exchange successful': (fields) => ({ ...success(fields), method: 'token-exchange' }),
  'failed login attempt: Invalid credentials.': (fields) => ({
    ...failure(fields),
    user: fields.user,
    method: 'password',
    reason: 'Invalid credentials',
  }),
  'login rejected for locked account': (fields) => ({ ...failure(fields), reason: 'locked account' }),
  'failed to login user': failure,
  'failed to authenticate': failure,
  'webauthn login failed': (fields) => ({ ...failure(fields), method: 'webauthn' }),
  'failed to verify subject token': (fields) => ({ ...failure(fields), method: 'token-exchange' }),
  'invalid client_secret on token request': (fields) => ofClient(fields, 'invalid client_secret'),
  'missing client_secret on token request': (fields) => ofClient(fields, 'missing client_secret'),
  'logout successful': (fields) => ({ is: 'sign-out', outcome: 'success', user: fields.user_id }),
};

const filled = (value: unknown): unknown => (value === '' ? undefined : value);

function success(fields: Json): Said {
  return {
    is: 'sign-in',
    outcome: 'success',
    user:
      filled(fields.preferred_username) ?? filled(fields.username) ?? filled(fields.email) ?? fields.user_id,
    connector: fields.connector_id,
  };
}

function failure(fields: Json): Said {
  return {
    is: 'sign-in',
    outcome: 'failure',
    user: fields.user ?? fields.user_id,
    connector: fields.connector_id,
    reason: fields.err ?? fields.msg,
  };
}

const ofClient = (fields: Json, reason: string): Said => ({
  is: 'sign-in',
  outcome: 'failure',
  user: fields.client_id,
  method: 'client_secret',
  reason,
});

/** What the line says, by dex's own sentences; null when it is about something else. */
export function readMessage(fields: Json): Said | null {
  const message = String(fields.msg).trim();
  if (Object.hasOwn(MEANINGS, message)) return MEANINGS[message]!(fields);
  const old = OLD_SUCCESS.exec(message);
  if (old) return { is: 'sign-in', outcome: 'success', user: old[3] || old[2] || old[4], connector: old[1] };
  const oldFailure = OLD_FAILURE.exec(message);
  if (oldFailure)
    return {
      is: 'sign-in',
      outcome: 'failure',
      user: oldFailure[1],
      method: 'password',
      reason: 'Invalid credentials',
    };
  const withReason = /^[Ff]ailed to (login user|authenticate): (.+)$/.exec(message);
  return withReason && { is: 'sign-in', outcome: 'failure', reason: withReason[2] };
}
