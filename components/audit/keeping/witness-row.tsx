'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CirclePause, Hourglass, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { AUDIT_WITNESSES_PATH } from '@/lib/client/audit-keeping-queries';
import { send, sendJson } from '@/lib/client/fetch-json';
import { generalErrorOf } from '@/lib/client/field-errors';
import { triedWitnessSchema, type AuditWitness } from '@/lib/domain/read-models/audit-witnesses';
import { ONLY_KEEPERS, WITNESS_WORDS } from './witness-words';

/** One witness: what it keeps, how it goes, and what may be done with it. */
export function WitnessRow({
  witness,
  mayKeep,
  onChange,
}: {
  witness: AuditWitness;
  mayKeep: boolean;
  onChange: () => Promise<void>;
}) {
  const [isRemoving, setRemoving] = useState(false);
  const path = `${AUDIT_WITNESSES_PATH}/${witness.id}`;
  const { word, icon: Icon } = WITNESS_WORDS[witness.kind];
  const tried = useMutation({
    mutationFn: () => sendJson('POST', `${path}/try`, undefined, triedWitnessSchema),
    onSuccess: async ({ size, problem }) => {
      showToast(
        problem === null
          ? { title: `${witness.name} keeps the checkpoint of ${formatCount(Number(size))} entries` }
          : { title: `${witness.name} did not take it`, description: problem, tone: 'failed' },
      );
      await onChange();
    },
  });
  const paused = useMutation({
    mutationFn: () => send('PATCH', path, { paused: witness.pausedAt === null }),
    onSuccess: onChange,
  });
  const isBusy = tried.isPending || paused.isPending;
  return (
    <li className="border-line flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t py-3 first:border-t-0">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <p className="flex items-center gap-1.5 font-medium">
          <Icon aria-hidden className="text-fg-muted size-4 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{witness.name}</span>
          <span className="text-fg-muted text-xs font-normal">{word}</span>
        </p>
        <p className="text-fg-muted font-mono text-xs [overflow-wrap:anywhere]">
          {witness.place}
          {witness.branch === null ? '' : ` · ${witness.branch}`}
        </p>
        <WitnessState witness={witness} />
        <FormError>{generalErrorOf(tried.error ?? paused.error, [])}</FormError>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <PermittedButton
          allowed={mayKeep}
          reason={ONLY_KEEPERS}
          disabled={isBusy}
          onClick={() => tried.mutate()}
        >
          Test now
        </PermittedButton>
        <PermittedButton
          allowed={mayKeep}
          reason={ONLY_KEEPERS}
          disabled={isBusy}
          onClick={() => paused.mutate()}
        >
          {witness.pausedAt === null ? 'Pause' : 'Resume'}
        </PermittedButton>
        <PermittedButton
          allowed={mayKeep}
          reason={ONLY_KEEPERS}
          variant="danger"
          disabled={isBusy}
          onClick={() => setRemoving(true)}
        >
          Remove
        </PermittedButton>
      </div>
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove the witness ${witness.name}?`}
        description="It is given no more checkpoints and is not compared any more. What it keeps stays where it is."
        confirmLabel="Remove witness"
        onConfirm={async () => {
          await send('DELETE', path);
          showToast({ title: `${witness.name} is removed` });
          await onChange();
        }}
      />
    </li>
  );
}

/** What a witness keeps, and what is wrong with it. */
function WitnessState({ witness }: { witness: AuditWitness }) {
  const { lastSize, lastAt, lastProblem, readProblem, pausedAt } = witness;
  return (
    <div className="grid gap-1 text-sm">
      {lastSize === null ? (
        <p className="flex items-center gap-1.5">
          <Hourglass aria-hidden className="text-fg-muted size-4 shrink-0" />
          It keeps no checkpoint yet.
        </p>
      ) : (
        <p className="flex items-center gap-1.5">
          <CircleCheck aria-hidden className="text-status-met size-4 shrink-0" />
          <span>
            Keeps the checkpoint of {formatCount(Number(lastSize))} entries, taken <Time at={lastAt} />
          </span>
        </p>
      )}
      {pausedAt === null ? null : (
        <p className="flex items-center gap-1.5">
          <CirclePause aria-hidden className="text-status-at-risk size-4 shrink-0" />
          <span>
            Paused <Time at={pausedAt} />
          </span>
        </p>
      )}
      {lastProblem === null ? null : (
        <p className="flex items-start gap-1.5">
          <OctagonAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {lastProblem} Tried <Time at={witness.lastTriedAt} />.
          </span>
        </p>
      )}
      {readProblem === null ? null : (
        <p className="flex items-start gap-1.5">
          <OctagonAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {readProblem} So it proves less of the log than it was to. Find out why, and keep what is left of
            it.
          </span>
        </p>
      )}
    </div>
  );
}
