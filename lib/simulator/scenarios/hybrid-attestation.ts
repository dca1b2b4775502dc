import type { Change } from '@/lib/domain/event';
import { AWS, GCP, ONPREM } from '../estate/environments';
import { formatMicros } from '../format-time';
import { hashText, Random } from '../random';
import type { TimedEvent } from '../story/story';
import { publishText } from './publish-text';
import { planEach, type Scenario, type ScenarioPlan } from './scenario';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEY = hashText('hybrid attestation');

/** What engines ask at admission and at runtime. */
export const ATTESTED_CLAIMS = 'platform/attested_claims';
/** Minutes for which claims that ran out are accepted, and after which the broker is back. */
export const GRACE_MINUTES = 12;
export const OUTAGE_MINUTES = 30;

const TEXT = `# A workload needs a claim of the attestation broker, wherever it runs.
package platform.attested_claims

import rego.v1

default allow := false

grace_minutes := ${GRACE_MINUTES}

allow if time.now_ns() < input.claim.expires_ns

allow if {
	input.broker == "unreachable"
	time.now_ns() < input.claim.expires_ns + (grace_minutes * 60000000000)
}
`;

function record(random: Random, at: number, fields: Pick<Change, 'type' | 'message' | 'author'>): TimedEvent {
  return {
    at,
    event: {
      kind: 'change',
      id: random.uuid(),
      occurredAt: formatMicros(at),
      sentAt: formatMicros(at + 1_200),
      environment: ONPREM,
      ...fields,
    },
  };
}

function planStart(seed: number, start: number): Omit<ScenarioPlan, 'publications'> {
  const random = new Random(seed, KEY, Math.floor(start / MINUTE));
  const end = start + OUTAGE_MINUTES * MINUTE;
  const author = 'lena.hofmann@acme.example';
  return {
    episodes: [
      { kind: 'checked-claims', policy: ATTESTED_CLAIMS, from: start - 6 * HOUR, to: Infinity },
      {
        kind: 'broker-outage',
        environment: ONPREM,
        graceUntil: start + GRACE_MINUTES * MINUTE,
        from: start,
        to: end,
      },
    ],
    events: [
      ...publishText(seed, start - 6 * HOUR - 5 * MINUTE, [AWS, GCP, ONPREM], {
        policy: ATTESTED_CLAIMS,
        zone: null,
        author,
        message: 'Ask for a claim of the attestation broker, in the clouds and in the data centre',
        files: { 'platform/attested_claims/policy.rego': TEXT },
      }),
      record(random, start - 20_000, {
        type: 'maintenance',
        message: `Restart the attestation broker of ${ONPREM}`,
        author,
      }),
      record(random, end, {
        type: 'deploy',
        message: `Fail over to the second attestation broker of ${ONPREM}`,
        author,
      }),
    ],
  };
}

/**
 * Hosts of the data centre and of the clouds get claims of one broker. In the data centre it fails for half an hour:
 * claims that ran out are accepted for a grace, then refused, until it is back. The clouds go on.
 */
export const hybridAttestation: Scenario = {
  name: 'hybrid-attestation',
  summary: `The attestation broker of the data centre fails for ${OUTAGE_MINUTES} minutes: stale claims pass for ${GRACE_MINUTES}, then are refused.`,
  lookAt: `Attestation by environment (/on-call, /zones/payments): ${ONPREM} falls, the clouds stay; denials of ${ATTESTED_CLAIMS}.`,
  plan: ({ seed, starts }) => planEach(starts, (start) => planStart(seed, start)),
};
