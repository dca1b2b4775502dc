import { VolumeX } from 'lucide-react';
import Link from 'next/link';
import { Time } from '@/components/values/time';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';

/** A finding of its own: what a silent source measures is not known. Nothing while all send. */
export function SilentSources({ sources }: { sources: OnCallDashboard['silentSources'] }) {
  if (sources.length === 0) return null;
  return (
    <section
      aria-label="Silent sources"
      className="border-status-breached bg-surface flex flex-col gap-1 rounded-lg border border-l-2 px-4 py-3 text-sm"
    >
      <p className="flex items-center gap-1.5 font-semibold">
        <VolumeX aria-hidden className="text-status-breached size-4 shrink-0" />
        {sources.length === 1 ? 'A source is silent' : `${sources.length} sources are silent`}
      </p>
      <ul className="flex flex-col gap-0.5">
        {sources.slice(0, 5).map(({ source, lastAt }) => (
          <li key={source}>
            <Link className="link" href="/settings/sources">
              {source}
            </Link>{' '}
            sent its last event <Time at={lastAt} />
          </li>
        ))}
        {sources.length > 5 ? <li>and {sources.length - 5} more</li> : null}
      </ul>
      <p className="text-fg-muted text-xs">
        Indicators that rest on {sources.length === 1 ? 'it' : 'them'} cannot be called met until{' '}
        {sources.length === 1 ? 'it sends' : 'they send'} again.
      </p>
    </section>
  );
}
