'use client';

import { formatSeconds } from '@/components/format/format-duration';
import { Time } from '@/components/values/time';
import { useNow } from '@/components/values/use-now';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';

/** How long an active grant still holds, or when another one ended. */
export function TimeLeft({ grant }: { grant: AccessGrantRow }) {
  const now = useNow();
  const { expiresAt, revokedAt, state } = grant;
  if (state !== 'active') return <Time at={earlier(expiresAt, revokedAt)} missing="no expiry" />;
  if (expiresAt === null) return <span className="text-fg-muted">no expiry</span>;
  const left = (Date.parse(expiresAt) - now.getTime()) / 1_000;
  return (
    <time
      dateTime={expiresAt}
      title={expiresAt}
      className="figures whitespace-nowrap"
      suppressHydrationWarning
    >
      {left > 0 ? `${formatSeconds(left)} left` : 'ends now'}
    </time>
  );
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) < Date.parse(other) ? one : other;
}
