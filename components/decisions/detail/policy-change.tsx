'use client';

import { GitCompareArrows } from 'lucide-react';
import Link from 'next/link';
import { describeMarker } from '@/components/charts/prepare/describe-marker';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { PatchView } from '@/components/diff/patch-view';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { describeBefore } from './describe-lag';
import { Section, type Frame } from './section';

/** The change of the policy that came before, in words, and the text that it changed. */
export function PolicyChange({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const { change, event } = detail;
  return (
    <Section
      frame={frame}
      id="policy-change"
      title="Policy change before it"
      actions={
        change ? (
          <Button asChild size="sm">
            <Link
              href={policyDiffHref(change.policyId, change.toRevision, change.fromRevision)}
              prefetch={false}
            >
              <GitCompareArrows aria-hidden />
              Open the diff
            </Link>
          </Button>
        ) : null
      }
    >
      {change ? (
        <Change change={change} event={event} />
      ) : (
        <p className="text-fg-muted text-sm">
          No publication, activation or rollback of{' '}
          {event.policy ? (
            <Link href={policyHref(event.policy)} prefetch={false} className="link">
              {event.policy}
            </Link>
          ) : (
            'this policy'
          )}{' '}
          is known from before this moment.
        </p>
      )}
    </Section>
  );
}

function Change({
  change,
  event,
}: {
  change: NonNullable<DenialDetail['change']>;
  event: DenialDetail['event'];
}) {
  const { marker, fromRevision, toRevision, isOwnRevision, textDiff } = change;
  return (
    <div className="grid gap-2 text-sm">
      <p>
        {describeMarker(marker)}, {describeBefore(marker.occurredAt, event.occurredAt)} (
        <Time at={marker.occurredAt} as="absolute" />
        ). {marker.type === 'policy-rolled-back' ? `It brought back ${toRevision}. ` : ''}
        {fromRevision ? `It replaced ${fromRevision}.` : 'No revision is known from before.'}
      </p>
      {marker.message ? <p className="border-line-strong/60 border-l-2 pl-2">{marker.message}</p> : null}
      {isOwnRevision ? null : (
        <p className="text-fg-muted">
          {event.revision
            ? `The decision was made by ${event.revision}, of which no change is known; this is the last change before it.`
            : 'The source did not report which revision decided; this is the last change before it.'}
        </p>
      )}
      {textDiff === null ? (
        <p className="text-fg-muted">
          {fromRevision
            ? 'The text of one of the two revisions is not known, so what changed cannot be shown.'
            : 'There is nothing to compare it with.'}
        </p>
      ) : textDiff === '' ? (
        <p className="text-fg-muted">The texts of the two revisions are the same.</p>
      ) : (
        <PatchView patch={textDiff} />
      )}
    </div>
  );
}
