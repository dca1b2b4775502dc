import { LockKeyhole } from 'lucide-react';

/** Stands where the audit log would be, for a role that may not read it. */
export function NotPermitted() {
  return (
    <div className="flex min-h-44 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
      <LockKeyhole aria-hidden className="text-fg-muted size-6" />
      <p className="font-medium">Your role does not include the audit log</p>
      <p className="text-fg-muted max-w-prose text-pretty">
        It says who did what. Ask an administrator for the role reviewer to read it; each reading is an entry
        itself.
      </p>
    </div>
  );
}
