'use client';

import { useQuery } from '@tanstack/react-query';
import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryPanel } from '@/components/states/query-panel';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { legalHoldsQuery } from '@/lib/client/audit-retention-queries';
import type { LegalHold } from '@/lib/domain/read-models/audit-retention';
import { describeHold } from './describe-hold';
import { ReleaseHoldDialog } from './release-hold-dialog';
import { WHO_KEEPS } from './retention-words';
import { SetHoldDialog } from './set-hold-dialog';

/** What must stay, whatever rules and requests say. */
export function HoldsPanel({ mayKeep }: { mayKeep: boolean }) {
  const query = useQuery(legalHoldsQuery());
  const [setting, setSetting] = useState(false);
  const [releasing, setReleasing] = useState<LegalHold | null>(null);
  return (
    <QueryPanel
      title="Legal holds"
      description="Nothing under hold is erased, neither by retention nor by request."
      what="legal holds"
      height={90}
      flush
      query={query}
      actions={
        <PermittedButton allowed={mayKeep} reason={WHO_KEEPS} onClick={() => setSetting(true)}>
          <Lock aria-hidden />
          Set legal hold
        </PermittedButton>
      }
    >
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <p className="text-fg-muted px-4 pb-3 text-sm">No legal hold was ever set.</p>
          ) : (
            <ul className="divide-line divide-y">
              {items.map((hold) => (
                <HoldItem key={hold.id} hold={hold} mayKeep={mayKeep} onRelease={() => setReleasing(hold)} />
              ))}
            </ul>
          )}
          <SetHoldDialog open={setting} onOpenChange={setSetting} />
          <ReleaseHoldDialog hold={releasing} onClose={() => setReleasing(null)} />
        </>
      )}
    </QueryPanel>
  );
}

function HoldItem({
  hold,
  mayKeep,
  onRelease,
}: {
  hold: LegalHold;
  mayKeep: boolean;
  onRelease: () => void;
}) {
  const zone = useTimeZone();
  const stands = hold.releasedAt === null;
  const Icon = stands ? Lock : LockOpen;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-2.5">
      <div className="grid min-w-0 gap-0.5 text-sm">
        <div className="flex flex-wrap items-center gap-x-2">
          <Badge variant={stands ? 'neutral' : 'outline'}>
            <Icon aria-hidden />
            {stands ? 'Stands' : 'Released'}
          </Badge>
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{hold.reason}</span>
        </div>
        <p className="[overflow-wrap:anywhere]">
          {describeHold(hold, zone)}
          {hold.entries === null ? '' : `: ${formatCounted(hold.entries, 'entry', 'entries')} now`}
        </p>
        <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
          Set by {hold.setBy} <Time at={hold.setAt} />
          {hold.releasedAt ? (
            <>
              {' · released by '}
              {hold.releasedBy} <Time at={hold.releasedAt} />: {hold.releaseReason}
            </>
          ) : null}
        </p>
      </div>
      {stands ? (
        <PermittedButton allowed={mayKeep} reason={WHO_KEEPS} onClick={onRelease}>
          Release
          <span className="sr-only"> the hold {hold.reason}</span>
        </PermittedButton>
      ) : null}
    </li>
  );
}
