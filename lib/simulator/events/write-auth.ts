import type { AuthAttempt } from '@/lib/domain/event';
import { PEOPLE } from '../estate/people';
import { AUTH_PROVIDERS, type AuthProvider } from '../estate/providers';
import { formatMicros } from '../format-time';
import { spiffeId } from '../policies/identities';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import { findEpisode, type Episode } from '../story/story';

const ORDINARY_FAILURES = 0.000_3;
const PARTNERS = ['nordwind-logistics', 'rhein-parcel', 'baltic-freight', 'alpenbank', 'helvetia-cover'];

function drawPrincipal(random: Random, provider: AuthProvider, { service }: Site): string {
  switch (provider.principals) {
    case 'people':
      return random.pick(PEOPLE).email;
    case 'customers':
      return `customer:cus_${random.hex(8)}`;
    case 'partners':
      return `partner:${random.pick(PARTNERS)}`;
    case 'devices':
      return `spiffe://acme.example/device/${random.pick(['meter-g3', 'meter-g4'])}/dev-${random.hex(8)}`;
    case 'workloads':
      return spiffeId(service);
  }
}

const findProviders = (zone: string | null): readonly AuthProvider[] => {
  const providers = AUTH_PROVIDERS.filter((provider) => zone !== null && provider.zones.includes(zone));
  return providers.length ? providers : AUTH_PROVIDERS.slice(0, 1);
};

/** A sign-in of a person, device or workload; hardly any fails unless a rotation went wrong. */
export function writeAuth(random: Random, at: number, site: Site, episodes: readonly Episode[]): AuthAttempt {
  const provider = random.pick(findProviders(site.service.zone));
  const episode = findEpisode(episodes, 'auth-failures', at, (e) => e.provider === provider.name);
  const failed = random.chance(ORDINARY_FAILURES) || (episode !== undefined && random.chance(episode.ratio));
  const reason = episode?.reason ?? random.pick(provider.reasons);
  return {
    kind: 'auth',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(500, 0.8)),
    outcome: failed ? 'failure' : 'success',
    environment: site.environment,
    service: site.service.name,
    principal: drawPrincipal(random, provider, site),
    provider: provider.name,
    method: random.pick(provider.methods),
    ...(failed ? { reason } : {}),
  };
}
