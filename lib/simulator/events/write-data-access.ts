import type { EventOf } from '@/lib/domain/event';
import { ENVIRONMENTS } from '../estate/environments';
import { CUSTOMER_PII, PARTNER, PAYMENTS } from '../estate/zones';
import { formatMicros } from '../format-time';
import { drawCaller } from './draw-caller';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import { findEpisode, type Episode } from '../story/story';

const DENIED = 0.004;
const CLASSIFICATIONS: Readonly<Record<string, readonly string[]>> = {
  [PAYMENTS]: ['cardholder-data', 'financial'],
  [CUSTOMER_PII]: ['pii', 'pii', 'pii', 'special-category'],
  [PARTNER]: ['partner-confidential'],
};
const ACTIONS = ['read', 'read', 'read', 'write', 'transfer'] as const;
const RULES = ['residency-eu', 'dlp-card-number', 'dlp-national-id'];

/** Classified data was read, written or moved, or a rule kept it from that. */
export function writeDataAccess(
  random: Random,
  at: number,
  { service, environment }: Site,
  episodes: readonly Episode[],
): EventOf<'data-access'> {
  const kept = findEpisode(episodes, 'kept-data', at, (e) => e.zone === service.zone);
  const denied = random.chance(kept?.ratio ?? DENIED);
  const rule = kept?.rule ?? random.pick(RULES);
  const region = ENVIRONMENTS.find(({ slug }) => slug === environment)?.region ?? null;
  const action = denied ? 'transfer' : random.pick(ACTIONS);
  const abroad = denied && rule === 'residency-eu';
  return {
    kind: 'data-access',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(1_500, 0.6)),
    outcome: denied ? 'denied' : 'allowed',
    environment,
    service: service.name,
    principal: drawCaller(random, service),
    classification: random.pick((service.zone && CLASSIFICATIONS[service.zone]) || ['internal']),
    action,
    fromRegion: region,
    toRegion: abroad ? 'us-east-1' : region,
    bytes: Math.round(random.logNormal(9_000, 1.2)),
    ...(denied ? { rule } : {}),
  };
}
