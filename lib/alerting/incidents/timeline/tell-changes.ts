import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { TimelineItem } from '@/lib/domain/read-models/incident-timeline';
import type { TimelineEvidence } from './timeline-evidence';
import { item } from './timeline-item';

/** A change of a policy, a deploy, a rotation or a maintenance. */
export function tellChange(change: ChangeMarker): TimelineItem {
  const { eventId, occurredAt, author, policy, revision, previousRevision, message } = change;
  return item(`change-${eventId}`, 'change', occurredAt, sayChange(change), {
    by: author,
    detail: message,
    policy,
    from: policy && revision ? previousRevision : null,
    to: policy ? revision : null,
  });
}

function sayChange({ type, policy, revision, previousRevision, environment }: ChangeMarker): string {
  const where = environment ? ` in ${environment}` : '';
  const what = `${revision ? `revision ${revision} of ` : ''}${policy ?? 'a policy'}`;
  switch (type) {
    case 'policy-published':
      return capital(`${what} was published`);
    case 'policy-activated':
      return capital(`${what} became active${where}${previousRevision ? `, after ${previousRevision}` : ''}`);
    case 'policy-rolled-back':
      return capital(`${what} was rolled back${where}`);
    case 'deploy':
      return `Deploy${where}`;
    case 'rotation':
      return `Rotation${where}`;
    case 'maintenance':
      return `Maintenance${where}`;
  }
}

const REVIEWED = { fine: 'nothing worse', watch: 'something to watch', regression: 'a regression' } as const;

/** What the automatic review of an activation found. */
export const tellReview = (review: TimelineEvidence['reviews'][number]): TimelineItem => {
  const { policy, environment, revision, activatedAt, judgedAt, minutes, verdict } = review;
  const found = verdict === 'no-data' ? 'no data' : REVIEWED[verdict];
  return item(
    `review-${policy}-${environment ?? ''}-${revision}-${activatedAt}-${minutes}`,
    'review',
    judgedAt,
    `The review ${minutes} minutes after the activation of ${revision} of ${policy}${environment ? ` in ${environment}` : ''} found ${found}`,
    { policy, to: revision },
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
