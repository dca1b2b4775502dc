'use client';

import Link from 'next/link';
import { ScopedLink } from '@/components/layout/scoped-link';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { NotReported } from '@/components/values/not-reported';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { TraceLink } from '@/components/values/trace-link';
import { UNZONED } from '@/lib/domain/kinds';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { describeTarget } from '../decision-request';
import { Section, type Frame } from './section';

/** Who asked for what, where and when, and whether the one who asked had proved who it is. */
export function WhoAndWhat({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const { event, attestation } = detail;
  return (
    <Section frame={frame} title="Who and what">
      <DescriptionList
        items={[
          ['When', <Time key="when" at={event.occurredAt} as="absolute" milliseconds />],
          [
            'Decision',
            event.outcome ? (
              <OutcomeBadge key="outcome" outcome={event.outcome} />
            ) : (
              <NotReported key="outcome" />
            ),
          ],
          ['Principal', <Principal key="principal" principal={event.principal} />],
          ['Service', <NameLink key="service" list="/services" name={event.service} />],
          [
            'Zone',
            <NameLink
              key="zone"
              list="/zones"
              name={event.zone === UNZONED ? null : event.zone}
              missing="unzoned"
            />,
          ],
          ['Environment', <TextOrMissing key="environment" text={event.environment} />],
          ['Action', <TextOrMissing key="action" text={event.action} />],
          ['Resource', <TextOrMissing key="resource" text={event.resource} />],
          ['Target', <TextOrMissing key="target" text={describeTarget(event)} />],
          [
            'Attestation',
            <Attestation key="attestation" attestation={attestation} principal={event.principal} />,
          ],
          ['Trace', <TraceLink key="trace" traceId={event.traceId} />],
          ['Span', <Id key="span" id={event.spanId} what="span id" />],
        ]}
      />
    </Section>
  );
}

function Principal({ principal }: { principal: string | null }) {
  if (principal === null) return <NotReported />;
  return (
    <span className="grid justify-items-start">
      <Id id={principal} what="principal" length={64} />
      <ScopedLink
        href={hrefOf('/denials', { principal })}
        className="link inline-flex min-h-6 items-center text-xs"
      >
        Denials of this principal
      </ScopedLink>
    </span>
  );
}

function NameLink({
  list,
  name,
  missing,
}: {
  list: '/services' | '/zones';
  name: string | null;
  missing?: string;
}) {
  if (name === null) return <NotReported>{missing}</NotReported>;
  return (
    <Link href={`${list}/${encodeURIComponent(name)}`} className="link inline-flex min-h-6 items-center">
      {name}
    </Link>
  );
}

function Attestation({
  attestation,
  principal,
}: {
  attestation: DenialDetail['attestation'];
  principal: string | null;
}) {
  if (!attestation)
    return (
      <NotReported>
        {principal === null
          ? 'unknown, as the principal was not reported'
          : 'none known in the 30 days before'}
      </NotReported>
    );
  const { outcome, method, host, reason, occurredAt } = attestation;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <OutcomeBadge outcome={outcome} />
      {[[method && `by ${method}`, host && `on ${host}`].filter(Boolean).join(' '), reason]
        .filter(Boolean)
        .join(', ')}
      <span className="text-fg-muted">
        <Time at={occurredAt} as="absolute" />
      </span>
    </span>
  );
}
