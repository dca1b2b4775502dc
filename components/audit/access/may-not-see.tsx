import { LockKeyhole } from 'lucide-react';
import { Panel } from '@/components/states/panel';

/** Stands where grants would be, for a role that may not see them. */
export function MayNotSee() {
  return (
    <Panel title="Access">
      <div className="flex min-h-44 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
        <LockKeyhole aria-hidden className="text-fg-muted size-6" />
        <p className="font-medium">Your role does not include who was given which right</p>
        <p className="text-fg-muted max-w-prose text-pretty">
          Ask an administrator for the role on-call or reviewer.
        </p>
      </div>
    </Panel>
  );
}
