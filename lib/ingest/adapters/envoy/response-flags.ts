/** What a flag says about the request: nothing of its own, refused by an authorizer, or failed. */
type Meaning = 'neutral' | 'denied' | 'failed';

/** Envoy's response flags, short and long. Source: Envoy, "Access logging, RESPONSE_FLAGS". */
const FLAGS: readonly (readonly [short: string, long: string, meaning: Meaning])[] = [
  ['UH', 'NoHealthyUpstream', 'failed'],
  ['UF', 'UpstreamConnectionFailure', 'failed'],
  ['UO', 'UpstreamOverflow', 'failed'],
  ['NR', 'NoRouteFound', 'failed'],
  ['URX', 'UpstreamRetryLimitExceeded', 'failed'],
  ['NC', 'NoClusterFound', 'failed'],
  ['DT', 'DurationTimeout', 'failed'],
  ['DC', 'DownstreamConnectionTermination', 'failed'],
  ['LH', 'FailedLocalHealthCheck', 'failed'],
  ['UT', 'UpstreamRequestTimeout', 'failed'],
  ['LR', 'LocalReset', 'failed'],
  ['UR', 'UpstreamRemoteReset', 'failed'],
  ['UC', 'UpstreamConnectionTermination', 'failed'],
  ['DI', 'DelayInjected', 'neutral'],
  ['FI', 'FaultInjected', 'failed'],
  ['RL', 'RateLimited', 'failed'],
  ['UAEX', 'UnauthorizedExternalService', 'denied'],
  ['RLSE', 'RateLimitServiceError', 'neutral'],
  ['IH', 'InvalidEnvoyRequestHeaders', 'failed'],
  ['SI', 'StreamIdleTimeout', 'failed'],
  ['DPE', 'DownstreamProtocolError', 'failed'],
  ['UPE', 'UpstreamProtocolError', 'failed'],
  ['UMSDR', 'UpstreamMaxStreamDurationReached', 'failed'],
  ['RFCF', 'ResponseFromCacheFilter', 'neutral'],
  ['NFCF', 'NoFilterConfigFound', 'failed'],
  ['OM', 'OverloadManagerTerminated', 'failed'],
  ['DF', 'DnsResolutionFailed', 'failed'],
  ['DO', 'DropOverload', 'failed'],
  ['DR', 'DownstreamRemoteReset', 'failed'],
  ['UDO', 'UnconditionalDropOverload', 'failed'],
];

const MEANINGS = new Map(
  FLAGS.flatMap(([short, long, meaning]) => [
    [short, meaning] as const,
    [long.toLowerCase(), meaning] as const,
  ]),
);

const find = (flag: string): Meaning | undefined => MEANINGS.get(flag) ?? MEANINGS.get(flag.toLowerCase());

/** What the flags of one request mean together; an authorizer's refusal outweighs a failure. Null: an unknown flag. */
export function readFlags(flags: unknown): Meaning | null {
  if (flags === undefined) return 'neutral';
  const words = Array.isArray(flags) ? flags : typeof flags === 'string' ? flags.split(',') : null;
  if (!words) return null;
  let all: Meaning = 'neutral';
  for (const word of words) {
    const flag = typeof word === 'string' ? word.trim() : null;
    if (flag === '-' || flag === '') continue;
    const meaning = flag && find(flag);
    if (!meaning) return null;
    if (meaning === 'denied' || all === 'neutral') all = meaning;
  }
  return all;
}
