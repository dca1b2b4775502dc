import type { Settled } from '@/lib/domain/settle-verdicts';
import type { Judged } from './access';

/** What suggestions read of a decision or flow; what a source did not report is null. */
export type EventFacts = {
  kind: 'decision' | 'flow';
  outcome: string;
  /** What its verdicts add up to, of denials. */
  settled: Settled;
  /** How many it stands for. */
  weight: number;
  principal: string | null;
  action: string | null;
  resource: string | null;
  policy: string | null;
  rule: string | null;
  /** Of a flow the side that connects. */
  service: string | null;
  zone: string | null;
  targetService: string | null;
  targetZone: string | null;
  port: number | null;
  protocol: string | null;
  /** What the engine was given, where the source tells it. */
  input: unknown;
};

/** How an event counts; null for errors and what no policy evaluated. */
export function judgeEvent({ kind, outcome, settled }: EventFacts): Judged | null {
  if (kind === 'flow') return outcome === 'allowed' ? 'good' : outcome === 'denied' ? 'open' : null;
  if (outcome === 'allow') return 'good';
  if (outcome === 'would-deny') return 'open';
  if (outcome !== 'deny') return null;
  return settled === 'false-positive' ? 'good' : settled === 'true-block' ? 'bad' : 'open';
}
