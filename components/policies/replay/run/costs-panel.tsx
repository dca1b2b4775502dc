import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { describeCost } from './describe-cost';

/** What the flips would cost the objectives that they touch. */
export function CostsPanel({ costs }: { costs: NonNullable<ReplayDetail['costs']> }) {
  return (
    <Panel
      title="Cost in error budget"
      description="If the traffic goes on as in the replayed window. Of deny accuracy: from all new denials being right to all being wrong."
    >
      {costs.length === 0 ? (
        <p className="text-fg-muted">The flips touch no objective.</p>
      ) : (
        <ul className="grid gap-1.5">
          {costs.map((cost) => (
            <li key={cost.objectiveId} className="text-sm">
              <ScopedLink
                href={`/slos/${encodeURIComponent(cost.objectiveId)}`}
                className="link inline-flex min-h-6 items-center font-medium"
              >
                {cost.name}
              </ScopedLink>{' '}
              <span className="text-fg-muted">({cost.windowDays} days)</span>: {describeCost(cost)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
