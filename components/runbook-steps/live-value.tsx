import { Lock } from 'lucide-react';
import Link from 'next/link';
import { STATUS_PRESENTATION } from '@/components/status/status-presentation';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import type { RunbookValue } from '@/lib/domain/read-models/runbooks';
import { describeValue, formatValue } from './format-value';

const CLASS =
  'border-line-strong/60 bg-surface inline-flex items-center gap-1 rounded-sm border px-1 font-medium tabular-nums';

/** A live value within a sentence: the number as it is now, its status, and the way to where it comes from. */
export function LiveValue({ value }: { value: RunbookValue }) {
  const about = describeValue(value);
  if (value.refused !== null)
    return (
      <Tooltip content={value.refused}>
        <button type="button" className={CLASS}>
          <Lock aria-hidden className="size-3.5" />
          not for you to see
        </button>
      </Tooltip>
    );
  const status = value.value === null ? 'no-data' : value.status;
  const { icon: Icon, word, text } = status ? STATUS_PRESENTATION[status] : NO_STATUS;
  return (
    <Tooltip content={about}>
      <Link href={value.href} className={cn(CLASS, 'hover:bg-hover no-underline')}>
        {Icon ? <Icon aria-hidden className={cn('size-3.5', text)} /> : null}
        {formatValue(value)}
        <span className="sr-only">
          {word ? `, ${word}` : ''} ({about})
        </span>
      </Link>
    </Tooltip>
  );
}

const NO_STATUS = { icon: null, word: null, text: null };
