'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { PermittedButton } from './permitted-button';

/**
 * A link, looking like a button, to a form for a change. Without the permission it is a button that
 * does nothing and says on hover and focus why.
 */
export function PermittedLink({
  allowed,
  reason,
  href,
  children,
}: {
  allowed: boolean;
  reason: string;
  href: string;
  children: ReactNode;
}) {
  if (!allowed)
    return (
      <PermittedButton allowed={false} reason={reason}>
        {children}
      </PermittedButton>
    );
  return (
    <Button asChild>
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </Button>
  );
}
