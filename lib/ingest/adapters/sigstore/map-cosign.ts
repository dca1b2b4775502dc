import { z } from 'zod';
import type { AdapterContext, MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readEpoch } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

/** A signature that `cosign verify` found good: Red Hat's simple signing, with what cosign adds. */
const verifiedSchema = z.looseObject({
  critical: z.looseObject({
    identity: z.looseObject({ 'docker-reference': z.string() }),
    image: z.looseObject({ 'docker-manifest-digest': z.string().regex(/^[\w+.-]+:[0-9a-fA-F]{32,}$/) }),
    type: z.string(),
  }),
  optional: z.looseObject({}).nullish(),
});

/** One signature in the output of `cosign verify`. It prints only what it verified; failures end as text. */
export function mapCosign(record: unknown, context: AdapterContext): MappedRecord {
  const parsed = verifiedSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the output of cosign verify');
  const { critical, optional } = parsed.data;
  const digest = critical.image['docker-manifest-digest'];
  const logged = readObject(readObject(optional?.Bundle).Payload);
  const signedAt = readEpoch(logged.integratedTime, 'seconds');
  const identity = firstText('principal', optional?.Subject);
  const reference = critical.identity['docker-reference'].replace(/@.*$/, '');
  return {
    events: [
      {
        kind: 'attestation',
        id: deriveId('cosign', reference, digest, identity, logged.logIndex, critical.type),
        occurredAt: context.receivedAt,
        outcome: 'valid',
        subject: firstText('principal', [reference, digest].filter(Boolean).join('@'))!,
        principal: identity,
        method: 'cosign',
        labels: boundLabels({
          type: critical.type,
          issuer: optional?.Issuer,
          signedAt,
          rekorIndex: logged.logIndex,
        }),
      },
    ],
  };
}
