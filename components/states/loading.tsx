'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { useDelayed } from './use-delayed';

/** The place of a panel while it loads: same height at once, a skeleton after 200 ms. */
export function Loading({ height, label = 'Loading' }: { height: number | string; label?: string }) {
  const visible = useDelayed(true, 200);
  return (
    <div style={{ minHeight: height }} className="grid content-start gap-2" role="status" aria-busy>
      {visible ? (
        <>
          <VisuallyHidden>{label}</VisuallyHidden>
          <Skeleton style={{ height }} />
        </>
      ) : null}
    </div>
  );
}
