'use client';

import { useMemo, useState } from 'react';
import { hideSecrets } from '@/components/decisions/payload/secret-names';
import { PayloadView } from '@/components/decisions/payload/payload-view';
import { Panel } from '@/components/states/panel';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';
import { Time } from '@/components/values/time';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';

/** The event that an entry came in as, as its source wrote it. */
export function EventPanel({ event }: { event: NonNullable<AuditEntryDetail['event']> }) {
  const [reveals, setReveals] = useState(false);
  const hidden = useMemo(() => hideSecrets(event.payload), [event]);
  const hasSecrets = JSON.stringify(hidden) !== JSON.stringify(event.payload);
  return (
    <Panel
      title="The original event"
      description={
        <>
          From {event.source}, received <Time at={event.receivedAt} as="absolute" />
        </>
      }
      actions={
        hasSecrets ? (
          <div className="flex items-center gap-2">
            <Label htmlFor="reveal-secrets" className="text-xs font-normal">
              Show secrets
            </Label>
            <Switch id="reveal-secrets" checked={reveals} onCheckedChange={setReveals} />
          </div>
        ) : null
      }
    >
      <PayloadView value={reveals ? event.payload : hidden} masked={[]} label="original event" />
    </Panel>
  );
}
