'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Panel } from '@/components/states/panel';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { NotReported } from '@/components/values/not-reported';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import { grantHref, KIND_WORDS } from '../access/access-words';
import { actorHref, targetHref } from '../audit-hrefs';
import { erasureOf } from '../erasure-of';
import { nameOfActor, RELATION_WORDS } from './describe-entry';
import { Erased } from './erased';

/** Who did what to what, from where, when it happened and when it was recorded. */
export function WhoAndWhat({ detail, mayErase }: { detail: AuditEntryDetail; mayErase: boolean }) {
  const { entry, erasures } = detail;
  const { actor, context } = entry;
  const kept = (field: string, text: string | null): ReactNode =>
    text === null && (entry.erased.includes(field) || entry.leaf === null) ? (
      <Erased erasure={erasureOf(erasures, field)} />
    ) : (
      <TextOrMissing text={text} />
    );
  // What was never told and what was taken away are two things.
  const inLeaf = (value: ReactNode): ReactNode =>
    entry.leaf === null ? <span className="text-fg-muted">erased with the leaf</span> : value;
  return (
    <Panel
      title="Who, what, where"
      actions={
        mayErase && entry.leaf !== null ? (
          <Link
            href={`/audit/retention?entry=${encodeURIComponent(entry.id)}`}
            className="link inline-flex min-h-6 items-center text-xs"
            data-print="hide"
          >
            Erase…
          </Link>
        ) : null
      }
    >
      <DescriptionList
        items={[
          [
            'Who',
            <span key="who" className="inline-flex flex-wrap items-center gap-x-2">
              {entry.leaf === null ? (
                <Erased erasure={erasureOf(erasures, 'leaf')} />
              ) : (
                <Link href={actorHref(actor.ref)} className="link inline-flex min-h-6 items-center">
                  {nameOfActor(entry)}
                </Link>
              )}
              <span className="text-fg-muted">{actor.type}</span>
            </span>,
          ],
          ['Id', kept('actor.id', actor.id)],
          ['Pseudonym', <Id key="ref" id={actor.ref} what="pseudonym" length={24} />],
          [
            'Action',
            <span key="action" className="inline-flex flex-wrap items-center gap-x-2">
              {entry.action}
              {detail.isFirstOfActor ? <Badge variant="accent">First time this actor did this</Badge> : null}
            </span>,
          ],
          ['Target', inLeaf(<Targets key="targets" entry={entry} />)],
          [
            'Outcome',
            entry.outcome ? (
              <OutcomeBadge key="outcome" outcome={entry.outcome} />
            ) : (
              <NotReported key="outcome" />
            ),
          ],
          ...(detail.grants.length > 0
            ? [['Access', <Grants key="access" grants={detail.grants} />] as const]
            : []),
          ['Address', kept('context.ip', context.ip)],
          ['Location', kept('context.location', context.location)],
          ['User agent', kept('context.userAgent', context.userAgent)],
          ['Zone', <ZoneLink key="zone" zone={entry.zone} />],
          ['Environment', inLeaf(<TextOrMissing key="environment" text={entry.environment} />)],
          ['Service', inLeaf(<TextOrMissing key="service" text={entry.service} />)],
          ['Source', entry.source],
          ['Happened', <Time key="occurred" at={entry.occurredAt} as="absolute" milliseconds />],
          ['Recorded', <Time key="recorded" at={entry.recordedAt} as="absolute" milliseconds />],
          ['Entry', <Place key="entry" entry={entry} />],
        ]}
      />
    </Panel>
  );
}

function Targets({ entry: { targets, data } }: { entry: AuditEntry }) {
  if (targets.length === 0) return <NotReported />;
  const all = typeof data.targets === 'number' ? data.targets : targets.length;
  return (
    <span className="grid justify-items-start">
      {targets.map((target, place) => (
        <span key={place} className="inline-flex flex-wrap items-center gap-x-2">
          <Link href={targetHref(target)} className="link inline-flex min-h-6 items-center">
            {target.name ?? target.id}
          </Link>
          <span className="text-fg-muted">
            {target.type}
            {target.name ? ` ${target.id}` : ''}
          </span>
        </span>
      ))}
      {all > targets.length ? (
        <span className="text-fg-muted">and {(all - targets.length).toLocaleString('en-US')} more</span>
      ) : null}
    </span>
  );
}

const Grants = ({ grants }: Pick<AuditEntryDetail, 'grants'>) => (
  <span className="grid justify-items-start">
    {grants.map(({ id, kind, role, relation }) => (
      <span key={id} className="inline-flex flex-wrap items-center gap-x-2">
        <Link href={grantHref(id)} className="link inline-flex min-h-6 items-center">
          {KIND_WORDS[kind]} {role}
        </Link>
        <span className="text-fg-muted">{RELATION_WORDS[relation]}</span>
      </span>
    ))}
  </span>
);

const ZoneLink = ({ zone }: { zone: string | null }) =>
  zone && zone !== 'unzoned' ? (
    <Link href={`/zones/${encodeURIComponent(zone)}`} className="link inline-flex min-h-6 items-center">
      {zone}
    </Link>
  ) : (
    <NotReported>unzoned</NotReported>
  );

const Place = ({ entry: { index, id } }: { entry: AuditEntry }) => (
  <span className="inline-flex flex-wrap items-center gap-x-2">
    <span className="figures">{BigInt(index).toLocaleString('en-US')}</span>
    <Id id={id} what="entry id" length={36} />
  </span>
);
