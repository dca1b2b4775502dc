'use client';

import { Clock, Link2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { TimeRange } from '@/lib/domain/time-range';
import { fixRange, moveRange } from './page-range';
import { usePageScope } from './use-page-scope';

async function copyAddress(range: TimeRange, what: string) {
  const address = new URL(window.location.href);
  address.searchParams.set('from', range.from);
  address.searchParams.set('to', range.to);
  try {
    await navigator.clipboard.writeText(address.toString());
    showToast({ title: `Copied ${what}` });
  } catch {
    showToast({
      title: 'Not copied',
      description: 'The browser refused access to the clipboard.',
      tone: 'failed',
    });
  }
}

/** Two links to this screen: one that moves with time, one to exactly this window. */
export function ShareLinks() {
  const { range } = usePageScope();
  return (
    <div role="group" aria-label="Share" className="border-line grid grid-cols-2 gap-1.5 border-t pt-3">
      <Button
        size="sm"
        onClick={() => copyAddress(moveRange(range, new Date()), 'a link that moves with time')}
      >
        <Link2 aria-hidden />
        Moving link
      </Button>
      <Button
        size="sm"
        onClick={() => copyAddress(fixRange(range, new Date()), 'a link to this exact moment')}
      >
        <Clock aria-hidden />
        This moment
      </Button>
    </div>
  );
}
