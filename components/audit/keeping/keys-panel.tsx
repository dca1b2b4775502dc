'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, RefreshCw } from 'lucide-react';
import { formatCount } from '@/components/format/format-count';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/values/copy-button';
import { downloadText } from '@/components/values/download-text';
import { Time } from '@/components/values/time';
import { auditKeysQuery } from '@/lib/client/audit-keeping-queries';
import type { AuditKeys } from '@/lib/domain/read-models/audit-keys';

const COMMAND = 'npm run gatehouse -- audit rotate-key';

/** The public keys that sign the audit log, and how another one is made. */
export function KeysPanel() {
  const query = useQuery(auditKeysQuery());
  return (
    <QueryPanel
      id="keys"
      title="Signing keys"
      description="What verifiers are given, once and in another way than with the log. The secret half lies outside of the database."
      what="signing keys"
      height={200}
      query={query}
      emptyOf={({ keys }) =>
        keys.length === 0
          ? {
              kind: 'not-connected',
              title: 'Nothing is signed yet.',
              how: 'The key is made at the first start and signs within ten seconds of the first entry.',
            }
          : null
      }
    >
      {({ keys, rotation }) => (
        <div className="grid gap-4 text-sm">
          {keys.toReversed().map((key) => (
            <SigningKey key={key.vkey} {...key} />
          ))}
          {rotation ? (
            <p className="flex items-start gap-1.5">
              <RefreshCw aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
              <span>
                A new key was asked for <Time at={rotation.askedAt} /> and does not sign yet: the Gatehouse
                whose data folder holds the current key makes it.
              </span>
            </p>
          ) : null}
          <div className="grid gap-1">
            <p>
              A new key is made by command; the old one signs the change with it. With{' '}
              <code className="font-mono text-xs whitespace-nowrap">--compromised</code> nothing counts that
              the old key signed and no witness has kept.
            </p>
            <div className="border-line bg-muted flex items-center gap-2 rounded-md border px-2 py-1">
              <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">{COMMAND}</code>
              <CopyButton text={COMMAND} what="command" />
            </div>
          </div>
        </div>
      )}
    </QueryPanel>
  );
}

function SigningKey({ vkey, fromSize, toSize, addedAt }: AuditKeys['keys'][number]) {
  const isCurrent = toSize === null;
  return (
    <div className="grid gap-1">
      <p>
        {isCurrent ? 'Current key' : 'Older key'}, for checkpoints of {formatCount(Number(fromSize))}
        {isCurrent ? ' entries and more' : ` to ${formatCount(Number(toSize))} entries`}, since{' '}
        <Time at={addedAt} as="absolute" />
      </p>
      <div className="border-line bg-muted flex items-center gap-2 rounded-md border px-2 py-1">
        <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">{vkey}</code>
        <CopyButton text={vkey} what="public key" />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Download public key"
          onClick={() => downloadText('gatehouse-audit.vkey', `${vkey}\n`)}
        >
          <Download aria-hidden />
        </Button>
      </div>
    </div>
  );
}
