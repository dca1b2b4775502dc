import { getConfig } from '@/lib/config/config';
import { sampleReach } from '@/lib/domain/review-sample';
import { extendReviewSample } from '@/lib/store/review/extend-review-sample';
import { repeat } from './repeat';

const EVERY_MS = 15_000;
const HOURS_AT_ONCE = 12;

/** Draws the review sample from the denials that came since, a few hours of them at a time. */
export function drawReviewSample(): void {
  const attempt = async () => {
    const now = new Date();
    await extendReviewSample(sampleReach(now, getConfig().retentionDays), now, HOURS_AT_ONCE);
  };
  repeat(EVERY_MS, 'the review sample could not be drawn', attempt);
}
