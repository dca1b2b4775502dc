import Link from 'next/link';
import type { SourceSetup } from '@/lib/domain/source-setup';

/** What a source is, and the way back to all of them. */
export function SourceHead({ setup }: { setup: SourceSetup }) {
  return (
    <div>
      <Link className="link text-xs" href="/settings/sources">
        All sources
      </Link>
      <h2 className="text-base font-semibold">{setup.title}</h2>
      <p className="text-fg-muted max-w-prose text-sm">{setup.about}</p>
    </div>
  );
}
