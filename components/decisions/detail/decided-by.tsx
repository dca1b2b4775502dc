'use client';

import Link from 'next/link';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { formatMilliseconds } from '@/components/format/format-duration';
import { formatCount } from '@/components/format/format-count';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { NotReported } from '@/components/values/not-reported';
import { TextOrMissing } from '@/components/values/text-or-missing';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { describeBefore, describeVisible } from './describe-lag';
import { Section, type Frame } from './section';

/** Which rule of which policy and revision decided, why, how fast, and how it came to be known. */
export function DecidedBy({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const { event, change } = detail;
  return (
    <Section frame={frame} title="Decided by">
      <DescriptionList
        items={[
          ['Policy', <PolicyLink key="policy" policy={event.policy} />],
          ['Rule', <TextOrMissing key="rule" text={event.rule} />],
          ['Revision', <TextOrMissing key="revision" text={event.revision} />],
          ['Change before', <ChangeBefore key="change" change={change} occurredAt={event.occurredAt} />],
          ['Reason', <TextOrMissing key="reason" text={event.reason} />],
          [
            'Evaluation',
            event.latencyMs === null ? <NotReported key="evaluation" /> : formatMilliseconds(event.latencyMs),
          ],
          ['Source', event.source],
          [
            'Sampling',
            event.sampleRate === 1 ? 'every event' : `stands for ${formatCount(1 / event.sampleRate)} events`,
          ],
          ['Visible', describeVisible(event.occurredAt, event.visibleAt)],
          ...(event.clockSkewed
            ? [['Clock', 'ahead of the server by more than 5 min: in no indicator'] as const]
            : []),
          ['Event id', <Id key="id" id={event.id} what="event id" length={36} />],
          ['Id at the source', <Id key="native" id={event.nativeId} what="id at the source" length={36} />],
        ]}
      />
    </Section>
  );
}

function PolicyLink({ policy }: { policy: string | null }) {
  if (policy === null) return <NotReported />;
  return (
    <Link href={policyHref(policy)} prefetch={false} className="link inline-flex min-h-6 items-center">
      {policy}
    </Link>
  );
}

function ChangeBefore({ change, occurredAt }: { change: DenialDetail['change']; occurredAt: string }) {
  if (!change) return <NotReported>none known</NotReported>;
  const { marker, policyId, fromRevision, toRevision } = change;
  return (
    <Link
      href={policyDiffHref(policyId, toRevision, fromRevision)}
      prefetch={false}
      className="link inline-flex min-h-6 items-center"
    >
      {toRevision} {CHANGE_PRESENTATION[marker.type].verb} {describeBefore(marker.occurredAt, occurredAt)}
    </Link>
  );
}
