'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { onCallNowQuery } from '@/lib/client/routing-queries';

/** That nobody is on call, with the way to change that; nothing where every rotation has somebody. */
export function OnCallHint() {
  const { data } = useQuery(onCallNowQuery());
  if (!data) return null;
  const problems =
    data.items.length === 0
      ? ['No rotation exists, so nobody is on call.']
      : data.items.flatMap(({ problem }) => (problem ? [problem] : []));
  if (problems.length === 0) return null;
  return (
    <p className="border-line-strong text-fg-muted border-l-2 pl-3 text-sm">
      {problems.join(' ')}{' '}
      <Link href="/alerts/rotations" prefetch={false} className="underline">
        Rotations
      </Link>
    </p>
  );
}
