const TYPE = 'type.googleapis.com/google.cloud.audit.AuditLog';

/** Entries written from the published format (LogEntry with an AuditLog). */
export const GRANTED = {
  logName: 'projects/shop/logs/cloudaudit.googleapis.com%2Factivity',
  insertId: 'abc1',
  timestamp: '2026-11-20T08:00:00.123456789Z',
  receiveTimestamp: '2026-11-20T08:00:01Z',
  severity: 'NOTICE',
  resource: { type: 'gcs_bucket', labels: { project_id: 'shop', location: 'eu', bucket_name: 'b' } },
  trace: 'projects/shop/traces/0e35fd7b9244372d06e8173260a49fac',
  spanId: 'f047ce7fb74a9b8d',
  protoPayload: {
    '@type': TYPE,
    serviceName: 'storage.googleapis.com',
    methodName: 'storage.buckets.update',
    resourceName: 'projects/_/buckets/b',
    status: {},
    authenticationInfo: {
      principalEmail: 'deploy@shop.iam.gserviceaccount.com',
      serviceAccountDelegationInfo: [{ firstPartyPrincipal: { principalEmail: 'kim@example.com' } }],
    },
    authorizationInfo: [
      { permission: 'storage.buckets.update', resource: 'projects/_/buckets/b', granted: true },
    ],
    requestMetadata: { callerIp: '192.0.2.7', callerSuppliedUserAgent: 'gcloud' },
  },
};

export const withPayload = (payload: object) => ({
  ...GRANTED,
  protoPayload: { ...GRANTED.protoPayload, ...payload },
});

export const REFUSED = withPayload({
  status: { code: 7, message: 'Permission denied' },
  authorizationInfo: [{ permission: 'storage.buckets.update', resource: 'projects/_/buckets/b' }],
});

export const perimeter = (dryRun: boolean) =>
  withPayload({
    status: dryRun ? {} : { code: 7, message: 'Request is prohibited by organization policy.' },
    metadata: {
      '@type': 'type.googleapis.com/google.cloud.audit.VpcServiceControlAuditMetadata',
      violationReason: 'NO_MATCHING_ACCESS_LEVEL',
      securityPolicyInfo: { servicePerimeterName: 'accessPolicies/1/servicePerimeters/pci' },
      ...(dryRun && { dryRun }),
    },
  });

export const login = (eventName: string) => ({
  ...withPayload({
    serviceName: 'login.googleapis.com',
    methodName: 'google.login.LoginService.loginSuccess',
    resourceName: 'organizations/1',
    authenticationInfo: { principalEmail: 'kim@example.com' },
    authorizationInfo: undefined,
    metadata: {
      event: [
        {
          eventType: 'login',
          eventName,
          parameter: [{ name: 'login_type', type: 'TYPE_STRING', value: 'saml' }],
        },
      ],
    },
  }),
  logName: 'organizations/1/logs/cloudaudit.googleapis.com%2Fdata_access',
  resource: { type: 'audited_resource', labels: { service: 'login.googleapis.com' } },
});
