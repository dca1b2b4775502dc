import { readObject, readObjects } from '../parts/read-object';
import type { CloudTrailRecord } from './read-record';

const NAMES = ['userName', 'roleName', 'groupName', 'policyArn'] as const;
const CHANGING = /^(?:(?:At|De)tach(?:User|Role|Group)Policy|AddUserToGroup|RemoveUserFromGroup)$/;
const MOST_TAGS = 50;

/**
 * What a call says of who may do what: whom a policy or a group was given to or taken from, or which role was assumed,
 * as whom and until when. Undefined for all other calls. Never a credential: of those only the end is kept.
 */
export function readAccessChanges(record: CloudTrailRecord): Record<string, unknown> | undefined {
  const { eventSource, eventName } = record;
  if (eventSource === 'iam.amazonaws.com' && CHANGING.test(eventName)) {
    const parameters = readObject(record.requestParameters);
    return Object.fromEntries(
      NAMES.filter((name) => typeof parameters[name] === 'string').map((name) => [name, parameters[name]]),
    );
  }
  if (eventSource === 'sts.amazonaws.com' && eventName.startsWith('AssumeRole')) {
    const { roleArn, durationSeconds, tags } = readObject(record.requestParameters);
    const { credentials, assumedRoleUser } = readObject(record.responseElements);
    const given = readObjects(tags)
      .slice(0, MOST_TAGS)
      .filter(({ key }) => key === 'justification' || key === 'approver');
    return {
      roleArn,
      durationSeconds,
      assumedRoleArn: readObject(assumedRoleUser).arn,
      expiration: readObject(credentials).expiration,
      ...(given.length > 0 && { tags: Object.fromEntries(given.map(({ key, value }) => [key, value])) }),
    };
  }
  return undefined;
}
