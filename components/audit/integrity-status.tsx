'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react';
import Link from 'next/link';
import { IntegrityAlarm } from '@/components/status/integrity-alarm';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/values/time';
import { auditIntegrityQuery } from '@/lib/client/audit-integrity-query';
import type { AuditIntegrity } from '@/lib/domain/read-models/audit-integrity';
import { describeVerified } from './describe-integrity';

const ICONS = {
  intact: { Icon: CircleCheck, color: 'text-status-met' },
  failed: { Icon: OctagonAlert, color: 'text-status-breached' },
  unverified: { Icon: CircleDashed, color: 'text-status-no-data' },
} as const;

/**
 * The line on top of every audit page: until which entry the log is verified, by which checkpoint, and when one was last
 * taken outside. Where something was found, the alarm comes first.
 */
export function IntegrityStatus({ isIntegrityPage }: { isIntegrityPage: boolean }) {
  const { data, error } = useQuery(auditIntegrityQuery());
  if (!data)
    return (
      <p className="text-fg-muted min-h-6 text-sm">
        {error ? 'Whether the log is verified could not be read.' : ' '}
      </p>
    );
  return (
    <>
      <IntegrityAlarm findings={data.findings} href={isIntegrityPage ? '#findings' : '/audit/integrity'} />
      <StatusLine integrity={data} isLink={!isIntegrityPage} />
    </>
  );
}

function StatusLine({ integrity, isLink }: { integrity: AuditIntegrity; isLink: boolean }) {
  const { state, checkpoint, lastPass, lastAnchor, isAnchorOld, outboxSince, unsignedSince } = integrity;
  const { Icon, color } = ICONS[state];
  const words = describeVerified(integrity);
  return (
    <p className="flex min-h-6 items-start gap-1.5 text-sm leading-6" data-integrity={state}>
      <Icon aria-hidden className={cn('mt-1 size-4 shrink-0', color)} />
      <span className="min-w-0">
        {isLink ? (
          <Link href="/audit/integrity" className="link">
            {words}
          </Link>
        ) : (
          words
        )}
        {checkpoint && state !== 'failed' ? (
          <>
            , checkpoint of <Time at={checkpoint.signedAt} as="clock" />
          </>
        ) : null}
        {unsignedSince ? (
          <span className="text-status-breached">
            {' '}
            · nothing is signed since <Time at={unsignedSince} />, so newer entries are not proven
          </span>
        ) : null}
        <span className="text-fg-muted">
          {' '}
          · last full pass {lastPass ? <Time at={lastPass.at} /> : 'not done yet'} ·{' '}
          {lastAnchor ? (
            <>
              anchored outside <Time at={lastAnchor.at} />
              {isAnchorOld ? ', which is too long ago' : ''}
            </>
          ) : (
            'never anchored outside'
          )}
          {outboxSince ? (
            <>
              {' '}
              · entries wait for their places since <Time at={outboxSince} />
            </>
          ) : null}
        </span>
      </span>
    </p>
  );
}
