import { policyHref } from '@/components/charts/prepare/marker-link';
import { hrefOf } from '@/components/time-range/keep-scope';

/** The page that starts a replay; `revision` is what the candidate starts from, else what is in force. */
export const newReplayHref = (
  policy: string,
  start: { revision?: string | null; from?: string; to?: string } = {},
): string => hrefOf(`${policyHref(policy)}/replay`, start);

/** The page of a saved run. */
export const replayRunHref = (policy: string, id: string): string =>
  `${policyHref(policy)}/replay/${encodeURIComponent(id)}`;
