const TENANT = '11111111-2222-4333-8444-555555555555';
const SUBSCRIPTION = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** Records written from the published formats: exports of Entra ID and of the Activity Log. */
export const SIGN_IN = {
  time: '2026-11-20T08:05:00.1234567Z',
  resourceId: `/tenants/${TENANT}/providers/Microsoft.aadiam`,
  operationName: 'Sign-in activity',
  category: 'SignInLogs',
  tenantId: TENANT,
  resultType: '0',
  callerIpAddress: '192.0.2.7',
  correlationId: 'c-1',
  properties: {
    id: 'sign-in-1',
    createdDateTime: '2026-11-20T08:00:00.7654321+00:00',
    userPrincipalName: 'kim@example.com',
    userId: 'u-1',
    appId: 'app-1',
    appDisplayName: 'Portal',
    resourceDisplayName: 'Microsoft Graph',
    ipAddress: '192.0.2.7',
    status: { errorCode: 0 },
    conditionalAccessStatus: 'success',
    appliedConditionalAccessPolicies: [
      { id: 'p-1', displayName: 'Require MFA', result: 'success', enforcedGrantControls: ['Mfa'] },
    ],
    authenticationDetails: [{ authenticationMethod: 'Password' }],
  },
};

export const signIn = (change: object, properties: object) => ({
  ...SIGN_IN,
  ...change,
  properties: { ...SIGN_IN.properties, ...properties },
});

export const BLOCKED = signIn(
  { resultType: '53003' },
  {
    status: { errorCode: 53_003, failureReason: 'Access has been blocked by Conditional Access policies.' },
    conditionalAccessStatus: 'failure',
    appliedConditionalAccessPolicies: [
      { id: 'p-1', displayName: 'Require MFA', result: 'success' },
      { id: 'p-2', displayName: 'Block by country', result: 'failure', enforcedGrantControls: ['Block'] },
      { id: 'p-3', displayName: 'Require a managed device', result: 'reportOnlyFailure' },
    ],
  },
);

export const OPERATION = {
  time: '2026-11-20T08:00:00.0000001Z',
  resourceId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/logs`,
  operationName: 'MICROSOFT.STORAGE/STORAGEACCOUNTS/WRITE',
  category: 'Administrative',
  resultType: 'Success',
  resultSignature: 'Succeeded.Created',
  callerIpAddress: '192.0.2.7',
  correlationId: 'c-2',
  identity: {
    claims: { 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'kim@example.com', name: 'Kim' },
  },
  properties: { eventCategory: 'Administrative' },
};

export const failed = (error: object) => ({
  ...OPERATION,
  resultType: 'Failure',
  resultSignature: 'Failed.Forbidden',
  properties: { statusMessage: JSON.stringify({ error }), statusCode: 'Forbidden' },
});

export const RBAC = failed({
  code: 'AuthorizationFailed',
  message: "The client 'kim@example.com' does not have authorization to perform action",
});

export const DIRECTORY = {
  time: '2026-11-20T08:00:00.0000001Z',
  operationName: 'Add member to group',
  category: 'AuditLogs',
  tenantId: TENANT,
  correlationId: 'c-3',
  properties: {
    id: 'Directory_1',
    result: 'success',
    activityDateTime: '2026-11-20T08:00:00.0000001+00:00',
    initiatedBy: { user: { id: 'u-1', userPrincipalName: 'kim@example.com', ipAddress: '192.0.2.7' } },
    targetResources: [
      {
        id: 'g-1',
        displayName: 'Admins',
        type: 'Group',
        modifiedProperties: [{ displayName: 'Member', oldValue: null, newValue: '"u-2"' }],
      },
    ],
    additionalDetails: [{ key: 'User-Agent', value: 'PowerShell' }],
  },
};

export const OFFICE = {
  CreationTime: '2026-11-20T08:00:00',
  Id: 'o-1',
  Operation: 'FileDeleted',
  OrganizationId: TENANT,
  RecordType: 6,
  ResultStatus: 'Succeeded',
  UserId: 'kim@example.com',
  UserType: 0,
  Workload: 'SharePoint',
  ClientIP: '192.0.2.7',
  ObjectId: 'https://example.sharepoint.com/a.docx',
};
