import { REVIEW_VERDICT_PRESENTATION } from '@/components/status/review-verdict-presentation';
import { cn } from '@/components/ui/cn';
import type { ActivationReview } from '@/lib/domain/read-models/activation-reviews';
import { describeEvidence } from './describe-evidence';

/** The evidence of a review in words; what weighs carries its mark. */
export function ReviewEvidenceList({ review }: { review: ActivationReview }) {
  const { evidence } = review;
  return (
    <div className="grid gap-1.5 text-sm">
      <dl className="grid gap-1.5">
        {describeEvidence(evidence).map(({ name, text, verdict }) => {
          const mark = verdict && REVIEW_VERDICT_PRESENTATION[verdict];
          return (
            <div key={`${name} ${text}`}>
              <dt className="text-fg-muted flex items-center gap-1 text-xs">
                {mark ? <mark.icon aria-hidden className={cn('size-3.5', mark.text)} /> : null}
                {name}
                {mark ? <span className="sr-only"> ({mark.word})</span> : null}
              </dt>
              <dd className="figures text-pretty">{text}</dd>
            </div>
          );
        })}
      </dl>
      <p className="text-fg-muted text-xs">
        {evidence.minutes} min on each side, weighted by sampling.{' '}
        {evidence.comparedWith === 'rest'
          ? 'A canary: compared with the rest of the traffic in the same time.'
          : 'Compared with the time before the activation.'}
      </p>
    </div>
  );
}
