import { toReviewStrata, type ReviewStratum } from '@/lib/sli/m03-policy-deny-accuracy';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listStandingVerdicts, type StandingVerdict } from '@/lib/store/review/list-standing-verdicts';
import type { Window } from '@/lib/domain/time-range';

/** The strata of a window and scope (denials from roll-ups), and the verdicts given one by one. */
export async function readStrata(
  window: Window,
  filter: RollupFilter,
): Promise<{ strata: ReviewStratum[]; verdicts: StandingVerdict[] }> {
  const { zone, service, environment, zones = null } = filter;
  const [denials, verdicts] = await Promise.all([
    countRollups({
      window,
      filter: { ...filter, kinds: ['decision'], outcomes: ['deny'] },
      by: ['policy'],
    }),
    listStandingVerdicts({ window, zone, service, environment, zones }),
  ]);
  return { strata: toReviewStrata(denials, verdicts), verdicts };
}
