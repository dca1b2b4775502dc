import type { ReviewItem, ReviewReason } from '@/lib/domain/read-models/review';

/** Why judging is not open to somebody. */
export const ONLY_REVIEWERS = 'Only reviewers and administrators judge denials.';

const REASON_WORDS: Record<ReviewReason, string> = {
  sample: 'Drawn by lot',
  'second-reviewer': 'Second reviewer wanted',
  reported: 'Reported as wrong',
  'second-opinion': 'Second opinion wanted',
  'new-after-change': 'Grew after a policy change',
  'unreviewed-policy': 'Policy without a review',
};

/** Why a denial is in the queue, in words. */
export const describeReason = ({ reason, detail }: Pick<ReviewItem, 'reason' | 'detail'>): string =>
  detail ? `${REASON_WORDS[reason]}: ${detail}` : REASON_WORDS[reason];

export const reasonWord = (reason: ReviewReason): string => REASON_WORDS[reason];
