import { LockKeyhole } from 'lucide-react';
import { Panel } from '@/components/states/panel';

/** Why a role has no button that replays. */
export const NEEDS_REPLAY = 'Replaying needs the role on-call, reviewer or administrator.';

/** Stands where replays would be, for a role that may not read single decisions. */
export function MayNotReplay() {
  return (
    <Panel title="Replays">
      <div className="flex min-h-44 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
        <LockKeyhole aria-hidden className="text-fg-muted size-6" />
        <p className="font-medium">Your role does not include replays</p>
        <p className="text-fg-muted max-w-prose text-pretty">
          A replay reads single decisions with what was asked. Ask an administrator for the role on-call or
          reviewer.
        </p>
      </div>
    </Panel>
  );
}
