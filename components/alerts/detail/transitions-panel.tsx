import { Panel } from '@/components/states/panel';
import { AlertStateBadge } from '@/components/status/alert-state-badge';
import { Time } from '@/components/values/time';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';

/** Every change of its state, the newest first, with why and by whom. */
export function TransitionsPanel({ transitions }: { transitions: AlertDetail['transitions'] }) {
  return (
    <Panel title="History" description="Every change of its state, the newest first.">
      <ol className="grid gap-2">
        {transitions.toReversed().map((transition) => (
          <li key={`${transition.at} ${transition.to}`} className="grid grid-cols-[8rem_1fr] gap-x-3 text-sm">
            <AlertStateBadge state={transition.to} />
            <span className="min-w-0">
              {transition.reason}
              {transition.by ? <span className="text-fg-muted"> · {transition.by}</span> : null}
              <span className="text-fg-muted block text-xs">
                <Time at={transition.at} as="absolute" />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
