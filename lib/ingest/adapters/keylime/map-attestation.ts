import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readList, readObject } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { refuseIssue } from '../parts/refuse-issue';

/** An attestation of the push model (`GET /v3/agents/{id}/attestations`). Source: docs/rest_apis/3_0 of Keylime. */
const attestationSchema = z.looseObject({
  type: z.literal('attestation'),
  id: z.union([z.string(), z.number()]),
  attributes: z.looseObject({
    stage: z.string().optional(),
    evaluation: z.enum(['pass', 'fail', 'pending']),
    failure_reason: z.string().nullish(),
    evidence_received_at: timeSchema.nullish(),
    verification_completed_at: timeSchema.nullish(),
  }),
});

/** One attestation of an agent that pushes its evidence. */
export function mapAttestation(value: unknown, context: AdapterContext): MappedRecord {
  const parsed = attestationSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'an attestation of Keylime’s API 3');
  const { id, attributes, links } = parsed.data;
  if (attributes.evaluation === 'pending')
    return refuse('no-outcome', 'attributes.evaluation', 'The attestation is not evaluated yet.');
  const occurredAt =
    attributes.verification_completed_at ?? attributes.evidence_received_at ?? context.receivedAt;
  const agent = /\/agents\/([^/]+)\//.exec(firstText('principal', readObject(links).self) ?? '')?.[1];
  const evidence = readList(attributes.evidence).map((item) => readObject(item).evidence_type);
  return {
    events: [
      {
        kind: 'attestation',
        id: boundId(`attestation:${agent ?? ''}:${id}:${occurredAt}`),
        occurredAt,
        outcome: attributes.evaluation === 'pass' ? 'valid' : 'failed',
        subject: agent ?? 'unknown agent',
        host: agent && firstText('name', agent),
        method: 'tpm',
        reason: firstText('text', attributes.failure_reason),
        labels: boundLabels({
          stage: attributes.stage,
          evidence: evidence.length > 0 ? evidence : undefined,
          evidenceReceivedAt: attributes.evidence_received_at,
          bootTime: readObject(attributes.system_info).boot_time,
        }),
      },
    ],
  };
}
