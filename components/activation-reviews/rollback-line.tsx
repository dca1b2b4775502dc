import { formatSeconds } from '@/components/format/format-duration';
import { Time } from '@/components/values/time';
import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';

/** Who took a revision back, when, and how long after its activation. */
export function RollbackLine({ rollback }: { rollback: NonNullable<ReviewedActivation['rollback']> }) {
  const { toRevision, by, at, seconds } = rollback;
  return (
    <p className="text-fg-muted text-xs">
      Rolled back{toRevision ? ` to ${toRevision}` : ''}
      {by ? ` by ${by}` : ''} <Time at={at} as="absolute" />, {formatSeconds(seconds)} after its activation
    </p>
  );
}
