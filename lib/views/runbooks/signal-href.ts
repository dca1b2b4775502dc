import type { RunbookSignal } from '@/lib/domain/runbooks/signals';

type Narrowing = { zone?: string; service?: string; environment?: string; policy?: string };

/** Where each signal is seen, with its parameters and the part of the page. */
const SCREENS: Record<RunbookSignal, { path: string; outcome?: string; hash?: string }> = {
  M1: { path: '/debug', outcome: 'unevaluated' },
  M2: { path: '/on-call', hash: '#attestation-failures' },
  M3: { path: '/denials' },
  M4: { path: '/on-call', hash: '#telemetry-gaps' },
  M5: { path: '/drift' },
  M6: { path: '/on-call', hash: '#auth-errors' },
  M7: { path: '/audit/integrity' },
  M8: { path: '/debug', outcome: 'deny', hash: '#cross-zone' },
  M9: { path: '/incidents' },
  M10: { path: '/debug', hash: '#ingest-delay' },
  denials: { path: '/denials' },
  'auth-failures': { path: '/on-call', hash: '#auth-errors' },
  'attestation-failures': { path: '/on-call', hash: '#attestation-failures' },
  'evaluation-p99': { path: '/debug' },
  'sidecar-p99': { path: '/debug' },
  'silent-services': { path: '/on-call', hash: '#telemetry-gaps' },
  'open-drifts': { path: '/drift' },
  'open-alerts': { path: '/alerts' },
  'telemetry-bytes': { path: '/settings/cost' },
};

/** The address of the screen that shows where a signal comes from, over its window. */
export function signalHref(signal: RunbookSignal, narrowing: Narrowing, windowSeconds: number): string {
  const { path, outcome, hash = '' } = SCREENS[signal];
  const params = new URLSearchParams({ from: `now-${windowSeconds / 60}m` });
  for (const [name, value] of Object.entries({ ...narrowing, outcome })) if (value) params.set(name, value);
  return `${path}?${params}${hash}`;
}
