'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryState } from '@/components/states/query-state';
import { DescriptionList } from '@/components/values/description-list';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { quarantineEntryQuery } from '@/lib/client/settings-queries';
import type { Permission } from '@/lib/domain/roles';
import { PayloadView } from './payload-view';
import { reasonOf } from './reasons';
import { ReplayMessage } from './replay-message';
import { ONLY_ON_CALL } from './replay-words';
import { useReplay } from './use-replay';

/** One quarantined event: why, what to do about it, its payload, and its replay. */
export function QuarantineEntry({ id, permissions }: { id: string; permissions: ReadonlySet<Permission> }) {
  const query = useQuery(quarantineEntryQuery(id));
  const replay = useReplay();
  return (
    <QueryState query={query} what="the event" height={480}>
      {(entry) => {
        const reason = reasonOf(entry.code);
        const links = (reason.links ?? []).filter(({ needs }) => permissions.has(needs));
        return (
          <div className="grid gap-5">
            <p className="text-base font-medium [overflow-wrap:anywhere]">{entry.message}</p>
            <Section title="What to do">
              <p className="text-sm text-pretty">
                {entry.state === 'replayed'
                  ? 'Nothing: it could be read when it was replayed, and its event is counted.'
                  : reason.advice}
              </p>
              {entry.state === 'open' && links.length > 0 ? (
                <ul className="mt-1">
                  {links.map(({ label, href }) => (
                    <li key={label}>
                      <Link className="link inline-flex min-h-6 items-center gap-1" href={href(entry.source)}>
                        {label}
                        <ArrowRight aria-hidden className="size-3.5" />
                      </Link>
                    </li>
                  ))}
                </ul>
              ) : null}
            </Section>
            <div>
              {entry.state === 'open' ? (
                <PermittedButton
                  variant="primary"
                  allowed={permissions.has('quarantine:replay')}
                  reason={ONLY_ON_CALL}
                  disabled={replay.isPending}
                  onClick={() => replay.mutate({ ids: [id] })}
                >
                  <RotateCcw aria-hidden />
                  Replay this event
                </PermittedButton>
              ) : null}
              <ReplayMessage replay={replay} className="mt-3" />
            </div>
            <DescriptionList
              items={[
                ['Source', entry.source],
                [
                  'Field',
                  entry.path ? (
                    <code key="path" className="font-mono text-xs">
                      {entry.path}
                    </code>
                  ) : (
                    <NotReported key="path">whole event</NotReported>
                  ),
                ],
                ['Received', entry.times === 1 ? 'once' : `${formatCount(entry.times)} times`],
                ['First received', <Time key="first" at={entry.firstReceivedAt} as="absolute" />],
                ['Last received', <Time key="last" at={entry.lastReceivedAt} as="absolute" />],
                ['Replayed', <Time key="replayed" at={entry.replayedAt} as="absolute" missing="not yet" />],
              ]}
            />
            <Section title="Payload">
              <PayloadView payload={entry.payload} />
            </Section>
          </div>
        );
      }}
    </QueryState>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-1 text-sm font-semibold">{title}</h3>
    {children}
  </section>
);
