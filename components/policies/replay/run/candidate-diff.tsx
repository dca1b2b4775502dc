'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { PatchView } from '@/components/diff/patch-view';
import { QueryPanel } from '@/components/states/query-panel';
import { replayPatchQuery } from '@/lib/client/replay-queries';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import type { ReplayPatch } from '@/lib/domain/read-models/replay-patch';

/** How the candidate's text differs from the revision in force. */
export function CandidateDiff({ run }: { run: ReplayDetail }) {
  const query = useQuery(replayPatchQuery(run.id));
  const { revision } = run.candidate;
  const against = query.data?.against ?? null;
  return (
    <QueryPanel
      title="The candidate's text"
      description={against ? `Against ${against}, the revision in force now.` : undefined}
      query={query}
      what="the candidate's text"
      height={160}
      actions={
        revision && against && revision !== against ? (
          <Link
            href={policyDiffHref(run.policy, revision, against)}
            prefetch={false}
            className="link inline-flex min-h-6 items-center text-sm"
          >
            Open as a diff
          </Link>
        ) : null
      }
    >
      {(data) => <Text patch={data} run={run} />}
    </QueryPanel>
  );
}

function Text({ patch: { patch, against }, run }: { patch: ReplayPatch; run: ReplayDetail }) {
  if (patch) return <PatchView patch={patch} />;
  if (patch === '') return <p className="text-fg-muted">It is the same as that of {against}.</p>;
  return (
    <p className="text-fg-muted">
      {run.candidateFiles
        ? 'No text is known that it could be compared with.'
        : 'A bundle is compiled: it has no text to compare.'}
    </p>
  );
}
