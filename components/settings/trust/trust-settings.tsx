'use client';

import { useQuery } from '@tanstack/react-query';
import { formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { QueryPanel } from '@/components/states/query-panel';
import { zonesQuery } from '@/lib/client/inventory-queries';
import { trustRulesQuery } from '@/lib/client/settings-queries';
import { UNZONED } from '@/lib/domain/kinds';
import type { Unzoned } from '@/lib/domain/read-models/trust-rules';
import { ReprocessPanel } from './reprocess-panel';
import { TrustEditor } from './trust-editor';
import { TrustHistory } from './trust-history';

const ASK_AGAIN_MS = 1_500;

/** Which label, namespace or identity means which zone. */
export function TrustSettings({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery({
    ...trustRulesQuery(),
    refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? ASK_AGAIN_MS : false),
  });
  const zones = useQuery(zonesQuery());
  return (
    <>
      <QueryPanel
        title="Trust rules"
        description="An event belongs to the zone that it names itself; else to that of the first rule that matches; else to that of its service in the inventory; else it is unzoned. Other sides of flows and calls are placed by the rules of service names and by the inventory."
        what="trust rules"
        height={320}
        query={query}
      >
        {({ active, unzoned, run }) => (
          <div className="grid gap-4">
            <p className="text-sm">{describeUnzoned(unzoned)}</p>
            <TrustEditor
              key={active?.version ?? 0}
              active={active}
              zones={[...(zones.data?.items ?? []).map(({ slug }) => slug), UNZONED]}
              mayWrite={mayWrite}
              isBusy={run?.state === 'running'}
            />
          </div>
        )}
      </QueryPanel>
      {query.data ? (
        <ReprocessPanel run={query.data.run} active={query.data.active} mayWrite={mayWrite} />
      ) : null}
      <TrustHistory mayWrite={mayWrite} />
    </>
  );
}

const describeUnzoned = ({ events, unzoned, share }: Unzoned): string =>
  share === null
    ? 'No event came in the last 24 hours.'
    : `Unzoned in the last 24 hours: ${formatShare(unzoned, events)} events (${formatRatio(share)}).`;
