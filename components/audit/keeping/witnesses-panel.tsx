'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Eye, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { Time } from '@/components/values/time';
import { AUDIT_WITNESSES_PATH, auditWitnessesQuery } from '@/lib/client/audit-keeping-queries';
import type { AuditWitnesses } from '@/lib/domain/read-models/audit-witnesses';
import { AddWitnessDialog } from './add-witness-dialog';
import { WitnessRow } from './witness-row';
import { ONLY_KEEPERS } from './witness-words';

/** Which checkpoint of the audit log was last witnessed where. */
export function WitnessesPanel({ mayKeep }: { mayKeep: boolean }) {
  const query = useQuery(auditWitnessesQuery());
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ name: string; text: string } | null>(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: [AUDIT_WITNESSES_PATH] });
  return (
    <>
      <QueryPanel
        id="witnesses"
        title="Witnesses"
        description="Who keeps signed checkpoints where neither this server nor its database can change them."
        what="witnesses"
        height={200}
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'Nobody keeps checkpoints outside of this Gatehouse.',
                how: 'Until somebody does, whoever holds database and signing key could rewrite the whole log unseen. Add a file on another machine, a webhook or a Git repository.',
              }
            : null
        }
        actions={
          <PermittedButton allowed={mayKeep} reason={ONLY_KEEPERS} onClick={() => setAdding(true)}>
            <Eye aria-hidden />
            Add witness
          </PermittedButton>
        }
      >
        {(found) => (
          <div className="grid gap-1">
            <AnchorAge {...found} />
            <ul>
              {found.items.map((witness) => (
                <WitnessRow key={witness.id} witness={witness} mayKeep={mayKeep} onChange={reload} />
              ))}
            </ul>
          </div>
        )}
      </QueryPanel>
      <AddWitnessDialog open={isAdding} onOpenChange={setAdding} onSecret={setSecret} onDone={reload} />
      <OneTimeSecret
        secret={
          secret && {
            title: `Secret of ${secret.name}`,
            description:
              'Copy it now for whoever receives the checkpoints: it is stored encrypted and cannot be shown again.',
            what: 'secret',
            text: secret.text,
          }
        }
        onClose={() => setSecret(null)}
      />
    </>
  );
}

/** How far what is kept outside lies behind. */
function AnchorAge({ latest, newestAt, isOld, allowedMinutes }: AuditWitnesses) {
  if (isOld)
    return (
      <p className="border-status-breached bg-muted flex items-start gap-1.5 border-l-2 px-2 py-1 text-sm">
        <TriangleAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
        <span>
          No witness took a checkpoint for more than {formatCount(allowedMinutes)} minutes
          {newestAt === null ? (
            ''
          ) : (
            <>
              , the last one <Time at={newestAt} />
            </>
          )}
          . What happened since could still be rewritten unseen.
        </span>
      </p>
    );
  return latest === null ? null : (
    <p className="text-fg-muted text-sm">
      The newest checkpoint covers {formatCount(Number(latest.size))} entries, signed{' '}
      <Time at={latest.signedAt} />.
    </p>
  );
}
