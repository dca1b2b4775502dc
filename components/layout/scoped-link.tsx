'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ComponentProps } from 'react';
import { keepScope } from '@/components/time-range/keep-scope';

/** A link to another page that takes the time range and the filters along that mean something there. */
export function ScopedLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const search = useSearchParams();
  return <Link href={keepScope(href, search)} {...props} />;
}
