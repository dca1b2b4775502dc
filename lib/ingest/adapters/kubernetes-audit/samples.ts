/** Events written from the published format (audit.k8s.io/v1), as a webhook sends them. */
export const ALLOWED = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'Metadata',
  auditID: '0a8f2a0e-5c0b-4b7e-9a52-0a1d8b6f5e01',
  stage: 'ResponseComplete',
  requestURI: '/apis/apps/v1/namespaces/payments/deployments/api?fieldManager=kubectl',
  verb: 'patch',
  user: { username: 'kim', groups: ['sre', 'system:authenticated'] },
  sourceIPs: ['192.0.2.7', '198.51.100.1'],
  userAgent: 'kubectl/v1.34.0',
  objectRef: {
    resource: 'deployments',
    namespace: 'payments',
    name: 'api',
    apiGroup: 'apps',
    apiVersion: 'v1',
  },
  responseStatus: { metadata: {}, code: 200 },
  requestReceivedTimestamp: '2026-11-20T08:00:00.100000Z',
  stageTimestamp: '2026-11-20T08:00:00.112500Z',
  annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
};

export const FORBIDDEN = {
  ...ALLOWED,
  auditID: '0a8f2a0e-5c0b-4b7e-9a52-0a1d8b6f5e02',
  verb: 'list',
  requestURI: '/api/v1/namespaces/payments/secrets',
  impersonatedUser: { username: 'system:serviceaccount:batch:report', groups: ['system:serviceaccounts'] },
  objectRef: { resource: 'secrets', namespace: 'payments', apiVersion: 'v1' },
  responseStatus: {
    metadata: {},
    status: 'Failure',
    message: 'secrets is forbidden: User "system:serviceaccount:batch:report" cannot list resource "secrets"',
    reason: 'Forbidden',
    code: 403,
  },
  annotations: { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' },
};

export const WATCH_STARTED = {
  ...ALLOWED,
  auditID: '0a8f2a0e-5c0b-4b7e-9a52-0a1d8b6f5e03',
  verb: 'watch',
  stage: 'ResponseStarted',
};

/** The answer to a request that was authorized and then failed in admission. */
export const withAnswer = (code: number, message: string) => ({
  ...ALLOWED,
  responseStatus: { metadata: {}, status: 'Failure', message, code },
});
