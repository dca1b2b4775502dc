import { OctagonAlert } from 'lucide-react';

/** What went wrong with a form as a whole; announced when it appears. */
export function FormError({ children }: { children: string | null }) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className="border-status-breached bg-muted flex items-start gap-2 border-l-2 px-3 py-2 text-sm"
    >
      <OctagonAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
