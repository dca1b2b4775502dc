/** Records written from the published format (eventVersion 1.11). */
export const CALL = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:kim',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/kim',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/Admin', userName: 'Admin' },
      attributes: { creationDate: '2026-11-20T07:00:00Z', mfaAuthenticated: 'true' },
    },
  },
  eventTime: '2026-11-20T08:00:00Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'DeleteRole',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.7',
  userAgent: 'aws-cli/2.31',
  requestParameters: { roleName: 'old' },
  responseElements: null,
  requestID: '0b1e6d2a-0000-4000-8000-000000000001',
  eventID: '0b1e6d2a-0000-4000-8000-000000000002',
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '444455556666',
  eventCategory: 'Management',
};

export const refused = (errorCode: string, errorMessage: string) => ({ ...CALL, errorCode, errorMessage });

export const DENIED = refused(
  'AccessDenied',
  'User: arn:aws:sts::111122223333:assumed-role/Admin/kim is not authorized to perform: iam:DeleteRole on resource: role old with an explicit deny in a service control policy',
);

export const LOGIN = {
  ...CALL,
  userIdentity: { type: 'IAMUser', principalId: 'AIDAEXAMPLE', accountId: '111122223333', userName: 'kim' },
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  eventType: 'AwsConsoleSignIn',
  eventID: '0b1e6d2a-0000-4000-8000-000000000003',
  requestParameters: null,
  responseElements: { ConsoleLogin: 'Success' },
  additionalEventData: { MFAUsed: 'Yes', MobileVersion: 'No' },
};

export const INSIGHT = {
  eventVersion: '1.08',
  eventTime: '2026-11-20T08:10:00Z',
  awsRegion: 'us-east-1',
  eventID: '0b1e6d2a-0000-4000-8000-000000000004',
  eventType: 'AwsCloudTrailInsight',
  recipientAccountId: '111122223333',
  sharedEventID: '0b1e6d2a-0000-4000-8000-000000000005',
  insightDetails: {
    state: 'Start',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'RunInstances',
    insightType: 'ApiCallRateInsight',
    insightContext: { statistics: { baseline: { average: 0.02 }, insight: { average: 12 } } },
  },
  eventCategory: 'Insight',
};
