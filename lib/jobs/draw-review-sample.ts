import { getConfig } from '@/lib/config/config';
import { sampleReach } from '@/lib/domain/review-sample';
import { extendReviewSample } from '@/lib/store/review/extend-review-sample';
import { getLog } from '@/lib/telemetry/log';

const EVERY_MS = 15_000;
const HOURS_AT_ONCE = 12;

/** Draws the review sample from the denials that came since, a few hours of them at a time. */
export function drawReviewSample(): void {
  const attempt = async () => {
    const now = new Date();
    await extendReviewSample(sampleReach(now, getConfig().retentionDays), now, HOURS_AT_ONCE);
  };
  const run = () => {
    void attempt()
      .catch((error: unknown) => getLog().error({ err: error }, 'the review sample could not be drawn'))
      .finally(() => setTimeout(run, EVERY_MS).unref());
  };
  run();
}
