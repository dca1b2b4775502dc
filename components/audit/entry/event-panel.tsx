'use client';

import { useMemo, useState } from 'react';
import { hideSecrets } from '@/components/decisions/payload/secret-names';
import { PayloadView } from '@/components/decisions/payload/payload-view';
import { SecretsSwitch } from '@/components/decisions/payload/secrets-switch';
import { Panel } from '@/components/states/panel';
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
      actions={hasSecrets ? <SecretsSwitch reveals={reveals} onChange={setReveals} /> : null}
    >
      <PayloadView value={reveals ? event.payload : hidden} masked={[]} label="original event" />
    </Panel>
  );
}
