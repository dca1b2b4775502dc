'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import type { ComponentProps } from 'react';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { DiffFiles } from '@/components/diff/diff-files';
import { DiffTools } from '@/components/diff/diff-tools';
import { DIFF_VIEWS, type DiffView } from '@/components/diff/diff-view';
import { forgetLines } from '@/components/diff/use-line-target';
import type { Whitespace } from '@/components/diff/whitespace';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryState } from '@/components/states/query-state';
import { cn } from '@/components/ui/cn';
import { policyDiffQuery, policyPatchHref, policyQuery } from '@/lib/client/policy-queries';
import type { PolicyDetail, PolicyDiff } from '@/lib/domain/read-models/policies';
import { ReplayDiffLinks } from '../replay/replay-links';
import { describeChange } from './describe-change';
import { EffectPanel } from './effect-panel';
import { RevisionFacts } from './revision-facts';
import { RevisionPickers } from './revision-pickers';
import { RevisionReviews } from './revision-reviews';
import { UnknownText } from './unknown-text';
import { ChangeWordsPanel } from './words/change-words-panel';

/** For the pickers: revisions do not depend on the time range, so the shortest answers fastest. */
const ANY_RANGE = { from: 'now-15m', to: 'now' } as const;

/** `/policies/[policyId]/diff`: what changed in words, its effect, and the text, in one column or two. */
export function PolicyDiffPage({ policyId }: { policyId: string }) {
  const [{ from, to, view, whitespace }, setAddress] = useQueryStates(
    {
      from: parseAsString,
      to: parseAsString,
      view: parseAsStringEnum<DiffView>([...DIFF_VIEWS]).withDefault('unified'),
      whitespace: parseAsStringEnum<Whitespace>(['exact', 'ignored']).withDefault('exact'),
    },
    { history: 'push' },
  );
  const query = useQuery(policyDiffQuery(policyId, { from, to, whitespace }));
  const policy = useQuery(policyQuery(policyId, ANY_RANGE));
  const zone = useTimeZone();
  const revisions = policy.data?.revisions ?? [];

  return (
    <Page
      title={`Diff of ${policyId}`}
      controls={[]}
      back={{ href: policyHref(policyId), label: policyId }}
      answer={query.data ? describeChange(query.data, zone) : null}
      actions={query.data ? <ReplayDiffLinks diff={query.data} /> : null}
    >
      <QueryState query={query} what="this diff" height={640}>
        {(diff) => (
          <div className="grid gap-4">
            <RevisionPickers
              revisions={revisions.length > 0 ? revisions : knownOf(diff)}
              from={diff.from?.revision ?? null}
              to={diff.to.revision}
              onChange={(change) => {
                forgetLines();
                void setAddress({ from: diff.from?.revision ?? null, to: diff.to.revision, ...change });
              }}
            />
            <DiffContent
              diff={diff}
              view={view}
              revisions={revisions}
              whitespace={whitespace}
              onChange={(change) => void setAddress(change)}
            />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function DiffContent({
  diff,
  view,
  whitespace,
  revisions,
  onChange,
}: {
  diff: PolicyDiff;
  view: DiffView;
  whitespace: Whitespace;
  revisions: PolicyDetail['revisions'];
  onChange: ComponentProps<typeof DiffTools>['onChange'];
}) {
  const isKnown = diff.to.isTextKnown && (diff.from === null || diff.from.isTextKnown);
  return (
    <div
      className={cn(
        'grid items-start gap-4',
        view === 'unified' && 'xl:grid-cols-[minmax(0,1fr)_26rem] xl:grid-rows-[auto_1fr]',
      )}
    >
      {isKnown && diff.words ? <ChangeWordsPanel words={diff.words} files={diff.files} /> : null}
      {/* Two texts beside each other need the width of the page. */}
      <div
        className={cn(
          'grid items-start gap-4',
          view === 'unified'
            ? 'xl:col-start-2 xl:row-span-2 xl:row-start-1'
            : 'lg:grid-cols-2 lg:grid-rows-[auto_1fr]',
        )}
      >
        <RevisionReviews policyId={diff.policyId} revision={diff.to.revision} />
        <EffectPanel diff={diff} className={view === 'split' ? 'lg:row-span-2' : undefined} />
        <RevisionFacts diff={diff} />
      </div>
      <section
        aria-label="Text diff"
        className={cn('grid min-w-0 gap-4', view === 'unified' && 'xl:col-start-1')}
      >
        <h2 className="sr-only">Text</h2>
        {isKnown ? (
          <>
            <DiffTools
              view={view}
              whitespace={whitespace}
              patchHref={policyPatchHref(diff.policyId, {
                from: diff.from?.revision,
                to: diff.to.revision,
              })}
              onChange={onChange}
            />
            <DiffFiles
              key={`${diff.from?.revision} ${diff.to.revision} ${diff.whitespace}`}
              diff={diff}
              view={view}
            />
          </>
        ) : (
          <UnknownText diff={diff} revisions={revisions} />
        )}
      </section>
    </div>
  );
}

/** Until the list of revisions is there, the pickers know the two that are shown. */
const knownOf = ({ from, to }: PolicyDiff): PolicyDetail['revisions'] =>
  [to, ...(from ? [from] : [])].map(({ isTextKnown, ...side }) => ({
    ...side,
    languages: [],
    files: isTextKnown ? [''] : [],
    previousRevision: null,
  }));
