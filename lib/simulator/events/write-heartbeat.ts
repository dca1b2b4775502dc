import type { Event } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import { findEpisode, type Episode } from '../story/story';

const AGENT = 'otelcol-contrib/0.139.0';

/** Telemetry of a service was seen; null while it is silent. `periodSeconds` scales the volume. */
export function writeHeartbeat(
  random: Random,
  at: number,
  { service, environment }: Site,
  periodSeconds: number,
  episodes: readonly Episode[],
): Event | null {
  const sampling = findEpisode(episodes, 'sampling', at, (e) => e.zone === service.zone);
  const volume = service.weight * periodSeconds * 2 * (sampling?.rate ?? 1) + 5;
  const records = Math.round(random.logNormal(volume, 0.3));
  const silent = findEpisode(episodes, 'silent-telemetry', at, (e) => e.service === service.name);
  if (silent) return null;
  const untagged = findEpisode(episodes, 'untagged-telemetry', at, (e) => e.service === service.name);
  const missingTags = untagged ? [...untagged.missingTags] : service.zone ? [] : ['trust_zone'];
  return {
    kind: 'heartbeat',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(400, 0.5)),
    environment,
    service: service.name,
    tagged: missingTags.length === 0,
    missingTags,
    records,
    bytes: records * (220 + random.index(160)),
    agent: AGENT,
  };
}
