import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import type { CloudTrailRecord } from './read-record';

type Target = { type: string; id: string };

/** Parameters that name what a call is about, where a record lists no resources; most telling first. */
const NAMING = [
  'roleArn',
  'policyArn',
  'secretId',
  'keyId',
  'bucketName',
  'functionName',
  'instanceId',
  'trailName',
  'roleName',
  'groupName',
  'userName',
] as const;
const MOST = 100;

/** What a call was about: the resources that the record lists, else what its parameters name. */
export function readTargets(record: CloudTrailRecord): Target[] {
  if (Array.isArray(record.resources)) {
    const listed = readObjects(record.resources).flatMap(({ ARN, ARNPrefix, type }): Target[] => {
      const id = firstText('name', ARN, ARNPrefix);
      return id ? [{ type: firstText('name', type) ?? 'resource', id }] : [];
    });
    if (listed.length > 0) return listed.slice(0, MOST);
  }
  const parameters = readObject(record.requestParameters);
  for (const name of NAMING) {
    const id = firstText('name', parameters[name]);
    if (id) return [{ type: name, id }];
  }
  return [];
}
