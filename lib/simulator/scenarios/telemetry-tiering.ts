import { AWS, GCP, ONPREM } from '../estate/environments';
import { EDGE, SANDBOX } from '../estate/zones';
import type { Episode } from '../story/story';
import { publishText } from './publish-text';
import { planEach, type Scenario } from './scenario';

const MINUTE = 60_000;

/** The collectors' sampling, as a policy with a text. */
export const TELEMETRY_TIERS = 'platform/telemetry_tiers';
/** What each zone with little trust lets go of since then. */
export const TIER_RATES: Readonly<Record<string, number>> = { [EDGE]: 0.3, [SANDBOX]: 0.2 };

const TEXT = `# Which share of ordinary telemetry collectors let go of, by the tier of the zone.
processors:
  tail_sampling:
    policies:
      - { name: full, type: string_attribute, string_attribute: { key: telemetry.tier, values: [full, standard] } }
      - { name: refusals, type: string_attribute, string_attribute: { key: outcome, values: [deny, denied, error, failed, failure] } }
      - { name: edge, type: probabilistic, probabilistic: { sampling_percentage: 30 } }
      - { name: developer-sandbox, type: probabilistic, probabilistic: { sampling_percentage: 20 } }
`;

/** A drill that must still be seen: calls to a service of the sandbox fail for ten minutes. */
export const DRILL_SERVICE = 'artifact-cache';
const drillAt = (start: number): Episode => ({
  kind: 'flow-errors',
  targetService: DRILL_SERVICE,
  ratio: 0.6,
  from: start + 15 * MINUTE,
  to: start + 25 * MINUTE,
});

/**
 * Telemetry is tiered by trust: from the start on, zones with little trust let go of a share of what went well, with
 * its rate on the events, and of less volume; denials and failures are all kept, and other zones stay as they were.
 * Decision logs of OPA stay whole, since they cannot say a rate.
 */
export const telemetryTiering: Scenario = {
  name: 'telemetry-tiering',
  summary:
    'Zones with little trust sample their telemetry from a moment on; denials and failures are all kept.',
  lookAt:
    'The zones edge and developer-sandbox (/zones): fewer events and bytes at the same rates, beside payments as before.',
  plan: ({ seed, starts }) =>
    planEach(starts, (start) => ({
      episodes: [
        ...Object.entries(TIER_RATES).map(([zone, rate]): Episode => ({
          kind: 'sampling',
          zone,
          rate,
          from: start,
          to: Infinity,
        })),
        drillAt(start),
      ],
      events: publishText(seed, start - 2 * MINUTE, [AWS, GCP, ONPREM], {
        policy: TELEMETRY_TIERS,
        zone: null,
        author: 'aisha.bello@acme.example',
        message: 'Sample the telemetry of zones with little trust',
        files: { 'platform/telemetry-tiers.yaml': TEXT },
      }),
    })),
};
