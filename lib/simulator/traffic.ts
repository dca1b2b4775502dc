import type { Estate } from './estate';
import type { EstateService } from './estate/services';
import { CUSTOMER_PII, EDGE, IOT_FLEET, PARTNER, PAYMENTS, SANDBOX } from './estate/zones';
import { runningTotals } from './random';
import type { Rhythm } from './rhythm';

/** Kinds that come with traffic, by chance; the others come by the clock or with the story. */
export const TRAFFIC_KINDS = ['decision', 'auth', 'flow', 'attestation', 'data-access', 'audit'] as const;
export type TrafficKind = (typeof TRAFFIC_KINDS)[number];

type Profile = {
  zone: string | null;
  inInventory: boolean;
  /** Share of the events of the estate; the shares of all profiles add up to 1. */
  share: number;
  rhythm: Rhythm;
  /** Shares of kinds in the order of TRAFFIC_KINDS. */
  kinds: readonly number[];
  /** Share of requests that reach a service without being evaluated. */
  unevaluated: number;
  /** Share of flows that try to reach a zone that they may not reach. */
  trespassing: number;
};

const profile = (
  zone: string | null,
  share: number,
  rhythm: Rhythm,
  kinds: readonly number[],
  unevaluated: number,
  trespassing: number,
  inInventory = true,
): Profile => ({ zone, share, rhythm, kinds, unevaluated, trespassing, inInventory });

const PROFILES: readonly Profile[] = [
  profile(PAYMENTS, 0.25, 'commerce', [80, 5, 8, 4, 2.5, 0.5], 0.000_2, 0.002),
  profile(CUSTOMER_PII, 0.19, 'commerce', [78, 8, 5, 3.5, 5, 0.5], 0.000_4, 0.001),
  profile(IOT_FLEET, 0.2, 'machine', [72, 8, 7, 13, 0, 0.1], 0.000_7, 0.012),
  profile(PARTNER, 0.13, 'business', [80, 9, 7, 3, 0.6, 0.4], 0.000_6, 0.01),
  profile(SANDBOX, 0.07, 'office', [74, 9, 13, 3, 0, 1], 0.002, 0.09),
  profile(EDGE, 0.11, 'commerce', [80, 10, 9, 1, 0, 0.1], 0.000_5, 0.02),
  profile(null, 0.04, 'machine', [82, 3, 12, 3, 0, 0.2], 0.002, 0.004),
  profile(null, 0.01, 'office', [70, 0, 30, 0, 0, 0], 0.01, 0.06, false),
];

/** The traffic of a zone, ready to draw from. */
export type TrafficSource = Profile & {
  /** Position among the sources; keys its noise. */
  stream: number;
  services: readonly EstateService[];
  serviceTotals: readonly number[];
  kindTotals: readonly number[];
};

/** Splits the traffic of an estate by zone. Services without weight send no traffic by chance. */
export function splitTraffic(estate: Estate): TrafficSource[] {
  return PROFILES.map((source, stream) => {
    const services = estate.services.filter(
      (service) =>
        service.zone === source.zone && service.inInventory === source.inInventory && service.weight > 0,
    );
    return {
      ...source,
      stream,
      services,
      serviceTotals: runningTotals(services.map((service) => service.weight)),
      kindTotals: runningTotals(source.kinds),
    };
  }).filter((source) => source.services.length > 0);
}

/** The kind at a position drawn from `kindTotals`. */
export const kindAt = (position: number): TrafficKind => TRAFFIC_KINDS[position]!;
