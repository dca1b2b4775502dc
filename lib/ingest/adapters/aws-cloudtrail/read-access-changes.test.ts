import { expect, it } from 'vitest';
import { mapText } from '../../testing/map-text';
import { awsCloudTrailAdapter as adapter } from './map-record';
import { CALL, INSIGHT } from './samples';

const changesOf = (record: object) => {
  const [event] = mapText(adapter, JSON.stringify(record)).events;
  return event?.kind === 'audit' ? event.changes : null;
};

it('an assumed role tells as whom and until when, and no credential', () => {
  const assumedRoleUser = { arn: 'arn:aws:sts::111122223333:assumed-role/BreakGlass/kim' };
  const record = {
    ...CALL,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: {
      roleArn: 'arn:aws:iam::111122223333:role/BreakGlass',
      roleSessionName: 'kim',
      durationSeconds: 900,
      tags: [
        { key: 'justification', value: 'INC-7' },
        { key: 'team', value: 'sre' },
      ],
    },
    responseElements: {
      credentials: { accessKeyId: 'ASIAEXAMPLE', expiration: 'Nov 20, 2026, 8:15:00 AM', sessionToken: 't' },
      assumedRoleUser,
    },
  };
  expect(changesOf(record)).toEqual({
    roleArn: 'arn:aws:iam::111122223333:role/BreakGlass',
    durationSeconds: 900,
    assumedRoleArn: assumedRoleUser.arn,
    expiration: 'Nov 20, 2026, 8:15:00 AM',
    tags: { justification: 'INC-7' },
  });
});

it('a policy or a group tells whom it was given to', () => {
  const requestParameters = { userName: 'sam', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
  expect(changesOf({ ...CALL, eventName: 'AttachUserPolicy', requestParameters })).toEqual(requestParameters);
  const membership = { userName: 'sam', groupName: 'admins' };
  expect(changesOf({ ...CALL, eventName: 'RemoveUserFromGroup', requestParameters: membership })).toEqual(
    membership,
  );
});

it('everything else tells nothing of rights', () => {
  expect(changesOf(CALL)).toBeUndefined();
  expect(changesOf(INSIGHT)).toBeUndefined();
});
