'use client';

import { ExternalLink } from 'lucide-react';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { shortenId } from '@/components/format/shorten-id';
import { Panel } from '@/components/states/panel';
import { CopyButton } from '@/components/values/copy-button';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Revision = PolicyDetail['revisions'][number];

const COMMIT_LENGTH = 10;

const COLUMNS: readonly Column<Revision>[] = [
  { id: 'revision', header: 'Revision', value: ({ revision }) => revision, width: 'min-w-28' },
  {
    id: 'published',
    header: 'Published',
    value: ({ publishedAt }) => publishedAt,
    cell: ({ publishedAt }) => <Time at={publishedAt} />,
    sortable: true,
  },
  { id: 'message', header: 'What it does', value: ({ message }) => message, width: 'min-w-56' },
  { id: 'author', header: 'Author', value: ({ author }) => author, sortable: true },
  {
    id: 'commit',
    header: 'Commit',
    value: ({ commit }) => commit,
    cell: ({ commit, url }) => (commit ? <Commit commit={commit} url={url} /> : null),
  },
  {
    id: 'files',
    header: 'Text',
    value: ({ files }) => (files.length > 0 ? files.length : null),
    cell: ({ files }) => formatCounted(files.length, 'file'),
    missing: 'not known',
  },
  {
    id: 'digest',
    header: 'Digest',
    value: ({ digest }) => digest,
    cell: ({ digest }) => <code className="font-mono text-xs">{shortenId(digest ?? '', 24)}</code>,
    hidden: true,
  },
];

function Commit({ commit, url }: { commit: string; url: string | null }) {
  const short = <code className="font-mono text-xs">{commit.slice(0, COMMIT_LENGTH)}</code>;
  return (
    <span className="inline-flex items-center gap-0.5">
      {url && /^https?:\/\//.test(url) ? (
        <a
          href={url}
          rel="noreferrer"
          className="link inline-flex min-h-6 items-center gap-1"
          aria-label={`Commit ${commit} at its repository`}
        >
          {short}
          <ExternalLink aria-hidden className="size-3" />
        </a>
      ) : (
        short
      )}
      <CopyButton text={commit} what={`commit ${commit.slice(0, COMMIT_LENGTH)}`} />
    </span>
  );
}

/** The revisions of a policy, latest first; each leads to its diff with the one before. */
export function RevisionsPanel({ policy }: { policy: PolicyDetail }) {
  const { revisions } = policy;
  return (
    <Panel
      title="Revisions"
      description="Latest first. A revision leads to its difference from the one before."
      flush
    >
      {revisions.length === 0 ? (
        <p className="px-4 pb-3 text-sm">
          <NotReported>
            No revision was reported. Send change events of type policy-published with the files of each
            revision to see what changed.
          </NotReported>
        </p>
      ) : (
        <DataTable
          label="Revisions"
          counted={['revision', 'revisions']}
          columns={COLUMNS}
          rows={revisions}
          rowId={({ revision }) => revision}
          rowHref={({ revision, previousRevision }) => policyDiffHref(policy.id, revision, previousRevision)}
          defaultSort={{ column: 'published', descending: true }}
          prefix="revisions"
          firstRows={10}
          plain
          stack
        />
      )}
    </Panel>
  );
}
