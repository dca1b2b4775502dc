'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Panel } from '@/components/states/panel';
import { Spinner } from '@/components/ui/spinner';
import { Time } from '@/components/values/time';
import { sourcesQuery } from '@/lib/client/settings-queries';
import { FIRST_EVENT } from '@/lib/domain/first-event';
import { NewToken } from './new-token';
import { SnippetView } from './snippet-view';
import { sourceHref } from './source-href';

const POLL_MS = 3_000;

/** The shortest ways to a first event, without a library of ours, and whether it has arrived. */
export function FirstEventPage({ url, mayCreateTokens }: { url: string; mayCreateTokens: boolean }) {
  const [token, setToken] = useState<string | null>(null);
  const { data } = useQuery({ ...sourcesQuery(), refetchInterval: POLL_MS });
  const newest = data?.items
    .filter(({ lastReceivedAt }) => lastReceivedAt !== null)
    .toSorted((one, other) => other.lastReceivedAt!.localeCompare(one.lastReceivedAt!))[0];
  return (
    <>
      <div>
        <Link className="link text-xs" href="/settings/sources">
          All sources
        </Link>
        <h2 className="text-base font-semibold">Send your first event</h2>
        <p className="text-fg-muted max-w-prose text-sm">
          Create a token with the scope ingest, and use one of these. Every other source is in the list of
          sources.
        </p>
      </div>
      <Panel title="Has it arrived?" actions={<NewToken mayWrite={mayCreateTokens} onToken={setToken} />}>
        <p role="status" className="flex items-center gap-2 text-sm">
          {newest ? (
            <>
              <CircleCheck aria-hidden className="text-status-met size-4 shrink-0" />
              <span>
                Yes: events of{' '}
                <Link
                  className="link"
                  href={newest.path === null ? '/settings/sources' : sourceHref(newest.path)}
                >
                  {newest.source}
                </Link>{' '}
                arrived <Time at={newest.lastReceivedAt} />.
              </span>
            </>
          ) : (
            <>
              <Spinner />
              Not yet. This line changes by itself.
            </>
          )}
        </p>
      </Panel>
      <Panel title="Choose one">
        <div className="flex flex-col gap-6">
          {FIRST_EVENT.map(({ about, ...snippet }) => (
            <SnippetView key={snippet.title} snippet={snippet} about={about} url={url} token={token} />
          ))}
        </div>
      </Panel>
    </>
  );
}
