const HMAC = `hmac-sha256:${'5b'.repeat(32)}`;

/** Entries written from the published schema; no recorded ones exist with a licence. */
export const REQUEST = {
  time: '2026-11-20T08:00:00.123456789Z',
  type: 'request',
  auth: {
    accessor: HMAC,
    client_token: HMAC,
    display_name: 'kubernetes-payments-api',
    entity_id: 'e-1',
    policies: ['default', 'payments-read'],
    policy_results: {
      allowed: true,
      granting_policies: [{ name: 'payments-read', namespace_id: 'root', type: 'acl' }],
    },
    token_policies: ['default', 'payments-read'],
    token_type: 'service',
  },
  request: {
    client_id: 'e-1',
    client_token: HMAC,
    client_token_accessor: HMAC,
    id: '0f1d2c3b-0000-4000-8000-000000000001',
    mount_class: 'secret',
    mount_point: 'secret/',
    mount_type: 'kv',
    namespace: { id: 'ns1', path: 'team-a/' },
    operation: 'read',
    path: 'secret/data/payments/db',
    remote_address: '192.0.2.7',
    remote_port: 41_234,
  },
};

export const RESPONSE = {
  ...REQUEST,
  time: '2026-11-20T08:00:00.125Z',
  type: 'response',
  response: { mount_class: 'secret', mount_type: 'kv', data: { data: { password: HMAC } } },
};

export const DENIED = {
  ...RESPONSE,
  auth: { ...REQUEST.auth, policy_results: { allowed: false } },
  error: '1 error occurred:\n\t* permission denied\n\n',
  response: { data: { error: HMAC } },
};

export const LOGIN = {
  time: '2026-11-20T08:00:01Z',
  type: 'response',
  auth: { token_type: 'default' },
  request: {
    id: '0f1d2c3b-0000-4000-8000-000000000002',
    data: { jwt: HMAC, role: HMAC },
    mount_class: 'auth',
    mount_point: 'auth/kubernetes/',
    mount_type: 'kubernetes',
    namespace: { id: 'root' },
    operation: 'update',
    path: 'auth/kubernetes/login',
    remote_address: '192.0.2.7',
  },
  response: {
    auth: {
      accessor: HMAC,
      client_token: HMAC,
      display_name: 'kubernetes-payments-api',
      entity_id: 'e-1',
      policies: ['default', 'payments-read'],
      token_type: 'service',
    },
    mount_class: 'auth',
    mount_type: 'kubernetes',
  },
};

/** A login with a password, which Vault answered with an error as its only data. */
export const FAILED_LOGIN = {
  ...LOGIN,
  request: {
    ...LOGIN.request,
    id: '0f1d2c3b-0000-4000-8000-000000000003',
    mount_point: 'auth/people/',
    mount_type: 'userpass',
    path: 'auth/people/login/kim',
  },
  response: { data: { error: HMAC } },
};
