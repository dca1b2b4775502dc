'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { DiffFiles } from '@/components/diff/diff-files';
import { DIFF_VIEWS, type DiffView } from '@/components/diff/diff-view';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { policyDiffQuery, policyQuery } from '@/lib/client/policy-queries';
import type { PolicyDetail, PolicyDiff } from '@/lib/domain/read-models/policies';
import { ReplayDiffLinks } from '../replay/replay-links';
import { describeChange } from './describe-change';
import { EffectPanel } from './effect-panel';
import { RevisionFacts } from './revision-facts';
import { RevisionPickers } from './revision-pickers';
import { UnknownText } from './unknown-text';

const VIEW_LABELS: Record<DiffView, string> = { unified: 'Unified', split: 'Side by side' };

/** For the pickers: revisions do not depend on the time range, so the shortest answers fastest. */
const ANY_RANGE = { from: 'now-15m', to: 'now' } as const;

/** `/policies/[policyId]/diff`: what changed in words, its effect, and the text, in one column or two. */
export function PolicyDiffPage({ policyId }: { policyId: string }) {
  const [{ from, to, view }, setAddress] = useQueryStates(
    {
      from: parseAsString,
      to: parseAsString,
      view: parseAsStringEnum<DiffView>([...DIFF_VIEWS]).withDefault('unified'),
    },
    { history: 'push' },
  );
  const query = useQuery(policyDiffQuery(policyId, { from, to }));
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
            <div className="flex flex-wrap items-end justify-between gap-3">
              <RevisionPickers
                revisions={revisions.length > 0 ? revisions : knownOf(diff)}
                from={diff.from?.revision ?? null}
                to={diff.to.revision}
                onChange={(change) =>
                  void setAddress({ from: diff.from?.revision ?? null, to: diff.to.revision, ...change })
                }
              />
              <div role="group" aria-label="View" className="flex gap-1">
                {DIFF_VIEWS.map((each) => (
                  <Button
                    key={each}
                    variant={view === each ? 'primary' : 'outline'}
                    aria-pressed={view === each}
                    onClick={() => void setAddress({ view: each })}
                  >
                    {VIEW_LABELS[each]}
                  </Button>
                ))}
              </div>
            </div>
            <DiffContent diff={diff} view={view} revisions={revisions} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function DiffContent({
  diff,
  view,
  revisions,
}: {
  diff: PolicyDiff;
  view: DiffView;
  revisions: PolicyDetail['revisions'];
}) {
  const isKnown = diff.to.isTextKnown && (diff.from === null || diff.from.isTextKnown);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid gap-4 xl:col-start-2 xl:row-start-1">
        <EffectPanel diff={diff} />
        <RevisionFacts diff={diff} />
      </div>
      <section aria-label="Text diff" className="grid min-w-0 gap-4 xl:col-start-1 xl:row-start-1">
        <h2 className="sr-only">Text</h2>
        {isKnown ? (
          <DiffFiles key={`${diff.from?.revision} ${diff.to.revision}`} files={diff.files} view={view} />
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
    digest: null,
    files: isTextKnown ? [''] : [],
    previousRevision: null,
  }));
