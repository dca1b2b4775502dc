import { firstText } from '../parts/first-text';
import { readObject } from '../parts/read-object';

/** Who made a call: kind of identity, the principal, and a name for people where there is one. */
export type Identity = { type: string; id: string; name?: string };

/**
 * The principal of `userIdentity`: its ARN; for services the service; else the name, the subject or the
 * account, as far as the type has them. Source: "CloudTrail userIdentity element".
 */
export function readIdentity(value: unknown): Identity {
  const { type, arn, userName, invokedBy, principalId, accountId, onBehalfOf, sessionContext } =
    readObject(value);
  const issuer = readObject(readObject(sessionContext).sessionIssuer);
  const id = firstText(
    'name',
    arn,
    invokedBy,
    userName,
    readObject(onBehalfOf).userId,
    principalId,
    accountId,
  );
  return {
    type: firstText('name', type) ?? (invokedBy ? 'AWSService' : 'Unknown'),
    id: id ?? 'unknown',
    name: firstText('name', userName, issuer.userName),
  };
}
