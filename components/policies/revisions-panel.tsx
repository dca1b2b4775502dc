'use client';

import { ExternalLink, Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { shortenId } from '@/components/format/shorten-id';
import { PermittedLink } from '@/components/forms/permitted-link';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { hrefOf, keepScope } from '@/components/time-range/keep-scope';
import { CopyButton } from '@/components/values/copy-button';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { POLICY_LANGUAGE_LABELS } from '@/lib/domain/policy-language';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { WHO_CHANGES_POLICIES } from './policy-words';

type Revision = PolicyDetail['revisions'][number];

const COMMIT_LENGTH = 10;

const COLUMNS: readonly Column<Revision>[] = [
  { id: 'revision', header: 'Revision', value: ({ revision }) => revision, width: 'min-w-32' },
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
    id: 'approvals',
    header: 'Approved by',
    value: ({ approvals }) => approvals.map(({ by }) => by).join(', ') || null,
  },
  {
    id: 'files',
    header: 'Text',
    value: ({ files }) => (files.length > 0 ? files.length : null),
    cell: ({ files, languages }) =>
      [
        languages.map((language) => POLICY_LANGUAGE_LABELS[language]).join(', '),
        formatCounted(files.length, 'file'),
      ]
        .filter(Boolean)
        .join(', '),
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
export function RevisionsPanel({ policy, mayWrite }: { policy: PolicyDetail; mayWrite: boolean }) {
  const { revisions } = policy;
  const search = useSearchParams();
  return (
    <Panel
      title="Revisions"
      description="Latest first. A revision leads to its difference from the one before."
      flush
      actions={
        <>
          <ScopedLink
            href={hrefOf('/policies/suggestions', { policy: policy.id })}
            prefetch={false}
            className="link inline-flex min-h-6 items-center text-sm"
          >
            Suggested rules
          </ScopedLink>
          <PermittedLink
            allowed={mayWrite}
            reason={WHO_CHANGES_POLICIES}
            href={`/policies/new?${new URLSearchParams({ policy: policy.id })}`}
          >
            <Plus aria-hidden />
            Add a revision
          </PermittedLink>
        </>
      }
    >
      {revisions.length === 0 ? (
        <p className="px-4 pb-3 text-sm">
          <NotReported>
            No revision was reported. Add one here, or let a webhook of the repository or gatehouse policy
            push send each.
          </NotReported>
        </p>
      ) : (
        <DataTable
          label="Revisions"
          counted={['revision', 'revisions']}
          columns={COLUMNS}
          rows={revisions}
          rowId={({ revision }) => revision}
          rowHref={({ revision, previousRevision }) =>
            keepScope(policyDiffHref(policy.id, revision, previousRevision), search)
          }
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
