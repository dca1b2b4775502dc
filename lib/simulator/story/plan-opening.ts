import { AUTH_PROVIDERS } from '../estate/providers';
import { Random } from '../random';
import { DAY, planRotation, type DayPlan } from './plan-day';
import type { StoryFrame } from './story';

const MINUTE = 60_000;
const OPENING_KEY = 0x09e2;

/**
 * What is going on when the story is first told: a rotation that went wrong half an hour ago, a
 * device gateway that cannot prove its boot state, a service whose telemetry fell silent.
 * Not one of them depends on chance, so that a first look at the dashboards finds them.
 */
export function planOpening({ seed, anchor }: StoryFrame): DayPlan {
  const random = new Random(seed, OPENING_KEY, Math.floor(anchor / MINUTE));
  const provider = AUTH_PROVIDERS.find(({ name }) => name === 'partner-oauth')!;
  const rotatedAt = anchor - 35 * MINUTE;
  return {
    events: [planRotation(random, rotatedAt, provider)],
    episodes: [
      {
        kind: 'auth-failures',
        provider: provider.name,
        ratio: 0.22,
        reason: provider.rotationReason,
        from: rotatedAt + MINUTE,
        to: rotatedAt + 14 * MINUTE,
      },
      {
        kind: 'attestation-failures',
        host: 'iot-gw-ham-03',
        ratio: 0.7,
        reason: 'PCR 7 does not match the golden value',
        from: anchor - 3 * 60 * MINUTE,
        to: anchor + 2 * 60 * MINUTE,
      },
      {
        kind: 'silent-telemetry',
        service: 'partner-sftp-bridge',
        from: anchor - 6 * DAY,
        to: anchor + 14 * DAY,
      },
      {
        kind: 'untagged-telemetry',
        service: 'notebook-hub',
        missingTags: ['trust_zone', 'data_classification'],
        from: anchor - 365 * DAY,
        to: anchor + 365 * DAY,
      },
    ],
  };
}
