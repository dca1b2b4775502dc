'use client';

import {
  CalendarClock,
  CircleCheck,
  CircleSlash,
  Hourglass,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { useNow } from '@/components/values/use-now';
import type { ExceptionRow } from '@/lib/domain/read-models/policy-exceptions';
import { WHO_CHANGES_POLICIES } from '../policy-words';
import { describeExpiry, describeScope } from './describe-exception';

const STATES: Record<ExceptionRow['state'], { word: string; icon: LucideIcon; text: string }> = {
  'in-force': { word: 'In force', icon: CircleCheck, text: 'text-fg-muted' },
  'expires-soon': { word: 'Expires soon', icon: Hourglass, text: 'text-status-at-risk' },
  planned: { word: 'Planned', icon: CalendarClock, text: 'text-fg-muted' },
  expired: { word: 'Expired', icon: TriangleAlert, text: 'text-status-breached' },
  ended: { word: 'Ended', icon: CircleSlash, text: 'text-fg-muted' },
};

/** One exception: whom it lets pass, why, until when, what it hid, and the way to end it. */
export function ExceptionItem({
  exception,
  mayWrite,
  onEnd,
}: {
  exception: ExceptionRow;
  mayWrite: boolean;
  onEnd: (exception: ExceptionRow) => void;
}) {
  const now = useNow();
  const { icon: Icon, word, text } = STATES[exception.state];
  const isOver = exception.state === 'ended' || exception.state === 'expired';
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
      <div className="grid min-w-0 content-start gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge variant="plain">
            <Icon aria-hidden className={cn(text)} />
            {word}
          </Badge>
          <span className="min-w-0 text-sm font-medium [overflow-wrap:anywhere]">
            {describeScope(exception)}
          </span>
        </div>
        <p className="text-sm [overflow-wrap:anywhere] whitespace-pre-line">
          {exception.reason ?? <NotReported>Its text gives no reason.</NotReported>}
        </p>
        <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
          <Origin exception={exception} />
        </p>
      </div>
      <dl className="grid content-start gap-1 text-sm">
        <div>
          <dt className="text-fg-muted text-xs">Denials hidden</dt>
          <dd className="figures">
            <Hidden exception={exception} />
          </dd>
        </div>
        <div>
          <dt className="sr-only">Expiry</dt>
          <dd suppressHydrationWarning title={exception.expiresAt ?? undefined}>
            {describeExpiry(exception, now)}
          </dd>
        </div>
      </dl>
      <div className="sm:w-28 sm:text-right">
        {exception.id && !isOver ? (
          <PermittedButton allowed={mayWrite} reason={WHO_CHANGES_POLICIES} onClick={() => onEnd(exception)}>
            End now
            <span className="sr-only"> the exception for {describeScope(exception)}</span>
          </PermittedButton>
        ) : null}
      </div>
    </li>
  );
}

function Hidden({ exception: { hidden, hiddenMissing } }: { exception: ExceptionRow }) {
  if (hidden !== null) return formatCounted(hidden, 'decision');
  return (
    <NotReported>
      {hiddenMissing === 'not-in-window' ? 'not in force in this range' : 'not reported'}
    </NotReported>
  );
}

function Origin({ exception }: { exception: ExceptionRow }) {
  const { owner, approvedBy, createdBy, from, name, text } = exception;
  return (
    <>
      {owner ? `Owner ${owner}` : 'No owner named'}
      {approvedBy ? ` · approved by ${approvedBy}` : ''}
      {createdBy ? ` · added by ${createdBy}` : ''}
      {from ? (
        <>
          {' · from '}
          <Time at={from} as="absolute" />
        </>
      ) : null}
      {name ? ` · ${name}` : ''}
      {text ? ` · from the text of ${text.policy}, revision ${text.revision}` : ''}
    </>
  );
}
