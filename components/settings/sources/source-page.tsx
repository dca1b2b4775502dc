'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Panel } from '@/components/states/panel';
import { DescriptionList } from '@/components/values/description-list';
import { sourceQuery } from '@/lib/client/settings-queries';
import type { SourceDetail } from '@/lib/domain/read-models/sources';
import { describeFormat } from './describe-format';
import { InventorySourceContent } from './inventory-source-content';
import { NewToken } from './new-token';
import { RepositoryAccessPanel } from './repository-access-panel';
import { SnippetView } from './snippet-view';
import { SourceHead } from './source-head';
import { SourceEvents } from './source-events';
import { SourceStates } from './source-states';
import { WebhookSecretPanel } from './webhook-secret-panel';

export type SourcePermissions = {
  mayCreateTokens: boolean;
  mayWriteSources: boolean;
  mayReadQuarantine: boolean;
};

/** One source: how to connect it, whether it sends, and what it sent last. */
export function SourcePage({ path, permissions }: { path: string; permissions: SourcePermissions }) {
  const query = useQuery(sourceQuery(path));
  return (
    <QueryState query={query} what="source" height={480}>
      {(source) =>
        source.imports ? (
          <InventorySourceContent source={source} imports={source.imports} />
        ) : (
          <Content source={source} permissions={permissions} />
        )
      }
    </QueryState>
  );
}

function Content({ source, permissions }: { source: SourceDetail; permissions: SourcePermissions }) {
  const [token, setToken] = useState<string | null>(null);
  const { setup, url, path, name } = source;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SourceHead setup={setup} />
      <SourceStates source={source} permissions={permissions} />
      <Panel
        title="Connect it"
        description={
          setup.sends === 'files'
            ? 'It sends nothing by itself: its files are read by the command line.'
            : 'Paste this on its side. The token needs the scope ingest.'
        }
        actions={<NewToken mayWrite={permissions.mayCreateTokens} onToken={setToken} />}
      >
        <div className="flex min-w-0 flex-col gap-4">
          <DescriptionList
            items={describeFormat(
              { setup, name },
              setup.sends === 'files' ? null : `${url}/api/ingest/${path}`,
            )}
          />
          {setup.snippets.map((snippet) => (
            <SnippetView key={snippet.title} snippet={snippet} url={url} token={token} />
          ))}
        </div>
      </Panel>
      {source.signs ? <WebhookSecretPanel source={path} mayWrite={permissions.mayCreateTokens} /> : null}
      {source.tellsCommits ? (
        <RepositoryAccessPanel source={path} mayWrite={permissions.mayCreateTokens} />
      ) : null}
      <SourceEvents source={source} />
    </div>
  );
}
