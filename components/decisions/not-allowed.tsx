import { LockKeyhole } from 'lucide-react';
import { Panel } from '@/components/states/panel';

/** Stands where single decisions would be, for a role that only sees counts. */
export function NotAllowed({ title }: { title: string }) {
  return (
    <Panel title={title}>
      <div className="flex min-h-44 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
        <LockKeyhole aria-hidden className="text-fg-muted size-6" />
        <p className="font-medium">Your role does not include single decisions</p>
        <p className="text-fg-muted max-w-prose text-pretty">
          You see how many there are, not who asked for what. Ask an administrator for the role on-call or
          reviewer to open them.
        </p>
      </div>
    </Panel>
  );
}
