import { Eraser } from 'lucide-react';
import Link from 'next/link';
import { Time } from '@/components/values/time';
import type { ErasedField } from '@/lib/domain/read-models/audit-retention';
import { entryHref } from '../audit-hrefs';

/** Stands where a value was that somebody had erased: when, why, and the entry that says so. Its proof stays valid. */
export const Erased = ({ erasure }: { erasure?: Pick<ErasedField, 'erasedAt' | 'basis' | 'entryId'> }) => (
  <span className="text-fg-muted inline-flex flex-wrap items-center gap-x-1">
    <Eraser aria-hidden className="size-3.5" />
    {erasure ? (
      <>
        Erased on <Time at={erasure.erasedAt} as="absolute" /> because {erasure.basis}
        <Link href={entryHref(erasure.entryId)} className="link">
          Entry of the erasure
        </Link>
      </>
    ) : (
      'Erased; no entry of the log says when and why'
    )}
  </span>
);
