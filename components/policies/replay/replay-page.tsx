'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/states/query-state';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { policyQuery } from '@/lib/client/policy-queries';
import { policyTextsQuery } from '@/lib/client/replay-queries';
import { policySuggestionsQuery } from '@/lib/client/suggestion-queries';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { CandidateBase } from './candidate-draft';
import { MayNotReplay } from './may-not-replay';
import { NewReplay } from './new-replay';
import { RunsPanel } from './runs-panel';

const ABOUT =
  'Decides past decisions again by a candidate and says what would change, before it is published. Nothing but the result is stored.';

/** `/policies/[policyId]/replay`: a candidate, the decisions it is tried on, and the replays so far. */
export function ReplayPage({ policyId, mayReplay }: { policyId: string; mayReplay: boolean }) {
  return (
    <Page
      title={`Replay of ${policyId}`}
      back={{ href: policyHref(policyId), label: policyId }}
      controls={mayReplay ? ['scope', 'range'] : []}
      answer={ABOUT}
    >
      {mayReplay ? (
        <>
          <Start policyId={policyId} />
          <RunsPanel policyId={policyId} />
        </>
      ) : (
        <MayNotReplay />
      )}
    </Page>
  );
}

/** Loads what the candidate starts from: a revision, or the rules suggested for a service. */
function Start({ policyId }: { policyId: string }) {
  const { scope } = usePageScope();
  const [{ revision, suggested }, setAddress] = useQueryStates(
    { revision: parseAsString, suggested: parseAsString },
    { history: 'push' },
  );
  const policy = useQuery(policyQuery(policyId, scope));
  const texts = useQuery({ ...policyTextsQuery(policyId, revision), enabled: suggested === null });
  const suggestions = useQuery({
    ...policySuggestionsQuery({ ...scope, service: suggested ?? undefined, policy: policyId }),
    enabled: suggested !== null,
  });
  const choose = (next: string | null) => void setAddress({ revision: next, suggested: null });
  const form = (base: CandidateBase, detail: PolicyDetail, mapping: InputMapping | null) => (
    <NewReplay
      key={`${base.revision} ${suggested}`}
      policy={detail}
      base={base}
      suggestedFor={suggested}
      initialMapping={mapping}
      onRevision={choose}
    />
  );
  return (
    <QueryState query={policy} what="this policy" height={640}>
      {(detail) =>
        suggested === null ? (
          <QueryState
            query={{ ...texts, data: texts.isPlaceholderData ? undefined : texts.data }}
            what="the text to start from"
            height={640}
          >
            {({ revision: name, files }) =>
              form(
                files ? { revision: name, files } : { revision: null, files: { 'policy.cedar': '' } },
                detail,
                null,
              )
            }
          </QueryState>
        ) : (
          <QueryState query={suggestions} what="the suggested rules" height={640}>
            {({ suggestion }) =>
              form(
                { revision: null, files: { 'suggested.cedar': suggestion?.text ?? '' } },
                detail,
                suggestion?.mapping ?? null,
              )
            }
          </QueryState>
        )
      }
    </QueryState>
  );
}
