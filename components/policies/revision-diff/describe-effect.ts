import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';

type Effect = NonNullable<PolicyDiff['effect']>;

/** "108 of 168 decisions were denied (64.3 %)", or that nothing was decided. */
export function describeCounts({ decisions, denials }: Effect['before']): string {
  if (decisions === 0) return 'nothing was decided';
  return `${formatShare(denials, decisions)} decisions were denied (${formatRatio(denials / decisions)})`;
}

/**
 * "In the 18 min after it was activated 108 of 168 decisions were denied (64.3 %); in the 18 min
 * before, 1 of 86 (1.2 %). Denials changed for 7 services."
 */
export function describeEffect({ minutes, before, after, servicesTouched }: Effect): string {
  const window = `${minutes} min`;
  const touched =
    servicesTouched === 0
      ? 'Denials changed for no service.'
      : `Denials changed for ${formatCounted(servicesTouched, 'service')}.`;
  return `In the ${window} after it was first activated ${describeCounts(after)}; in the ${window} before, ${describeCounts(before)}. ${touched}`;
}
