'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { showToast } from '@/components/ui/toast-store';
import { endException, exceptionsQuery } from '@/lib/client/policy-queries';
import type { ExceptionRow } from '@/lib/domain/read-models/policy-exceptions';
import { WHO_CHANGES_POLICIES } from '../policy-words';
import { AddExceptionDialog } from './add-exception-dialog';
import { describeExceptions, describeScope, HIDDEN_DEFINITION } from './describe-exception';
import { ExceptionItem } from './exception-item';

/** The exceptions from a policy: those in force first, with expiry and the denials that each hides. */
export function ExceptionsPanel({ policyId, mayWrite }: { policyId: string; mayWrite: boolean }) {
  const { scope } = usePageScope();
  const options = exceptionsQuery(policyId, scope);
  const query = useQuery(options);
  const queryClient = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const [ending, setEnding] = useState<ExceptionRow | null>(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: [options.queryKey[0]] });
  const end = async () => {
    await endException(policyId, ending!.id!);
    showToast({ title: 'Exception ended' });
    await reload();
  };
  return (
    <>
      <QueryPanel
        id="exceptions"
        title="Exceptions in force"
        description={query.data ? describeExceptions(query.data.items) : undefined}
        query={query}
        what="exceptions"
        height={120}
        flush
        actions={
          <PermittedButton allowed={mayWrite} reason={WHO_CHANGES_POLICIES} onClick={() => setIsAdding(true)}>
            <Plus aria-hidden />
            Add exception
          </PermittedButton>
        }
      >
        {({ items }) => <ExceptionList items={items} mayWrite={mayWrite} onEnd={setEnding} />}
      </QueryPanel>
      <AddExceptionDialog policyId={policyId} open={isAdding} onOpenChange={setIsAdding} onAdded={reload} />
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => (open ? null : setEnding(null))}
        title="End this exception now?"
        description={`${ending ? describeScope(ending) : ''}: it counts as over from now on. What the engine enforces does not change by it.`}
        confirmLabel="End exception"
        onConfirm={end}
      />
    </>
  );
}

function ExceptionList({
  items,
  mayWrite,
  onEnd,
}: {
  items: readonly ExceptionRow[];
  mayWrite: boolean;
  onEnd: (exception: ExceptionRow) => void;
}) {
  const over = items.filter(({ state }) => state === 'ended');
  const open = items.filter(({ state }) => state !== 'ended');
  const draw = (exception: ExceptionRow) => (
    <ExceptionItem
      key={exception.id ?? `${exception.name} ${exception.rules.join()}`}
      exception={exception}
      mayWrite={mayWrite}
      onEnd={onEnd}
    />
  );
  if (items.length === 0)
    return (
      <p className="text-fg-muted px-4 pb-3 text-sm">
        None was added here, and no latest text holds one for this policy.
      </p>
    );
  return (
    <>
      {open.length > 0 ? <ul className="divide-line divide-y">{open.map(draw)}</ul> : null}
      {over.length > 0 ? (
        <details className="border-line border-t">
          <summary className="text-fg-muted min-h-6 cursor-pointer px-4 py-2 text-sm">
            {formatCounted(over.length, 'exception')} ended
          </summary>
          <ul className="divide-line divide-y">{over.map(draw)}</ul>
        </details>
      ) : null}
      <p className="border-line text-fg-muted border-t px-4 py-2 text-xs text-pretty">{HIDDEN_DEFINITION}</p>
    </>
  );
}
