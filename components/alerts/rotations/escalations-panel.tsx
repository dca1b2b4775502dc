'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { escalationsQuery, isAboutRouting, removeEscalation } from '@/lib/client/routing-queries';
import type { EscalationRow, EscalationRun, ReceiverChoices } from '@/lib/domain/read-models/routing';
import { describeReceiver } from '../routing/routing-words';
import { EscalationDialog } from './escalation-dialog';
import { PlanButtons } from './plan-buttons';
import { describeRepeat, describeStepTime, END_WORDS, WHO_PLANS } from './rotation-words';

/** Escalation policies, and what runs by them. */
export function EscalationsPanel({ mayPlan }: { mayPlan: boolean }) {
  const query = useQuery(escalationsQuery());
  const [editing, setEditing] = useState<EscalationRow | 'new' | null>(null);
  const [removing, setRemoving] = useState<EscalationRow | null>(null);
  const queryClient = useQueryClient();
  const remove = async () => {
    if (!removing) return;
    await removeEscalation(removing.id);
    showToast({ title: `The escalation ${removing.name} is removed` });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  return (
    <QueryPanel
      title="Escalations"
      description="Who is told of a page, one after the other, until all of its pages are acknowledged or over."
      what="escalations"
      height={140}
      query={query}
      actions={
        <PermittedButton
          allowed={mayPlan}
          reason={WHO_PLANS}
          disabled={!query.data}
          onClick={() => setEditing('new')}
        >
          <Plus aria-hidden />
          Add escalation
        </PermittedButton>
      }
    >
      {({ items, runs, choices }) => (
        <div className="grid gap-4">
          {items.length === 0 ? (
            <p className="text-fg-muted text-sm">
              No escalation exists: a page is told once, and nobody else when nobody acknowledges it.
            </p>
          ) : (
            <ul className="divide-line divide-y">
              {items.map((escalation) => (
                <EscalationItem
                  key={escalation.id}
                  escalation={escalation}
                  choices={choices}
                  mayPlan={mayPlan}
                  onEdit={() => setEditing(escalation)}
                  onRemove={() => setRemoving(escalation)}
                />
              ))}
            </ul>
          )}
          <Runs runs={runs} />
          {editing ? (
            <EscalationDialog
              escalation={editing === 'new' ? null : editing}
              choices={choices}
              onClose={() => setEditing(null)}
            />
          ) : null}
          <ConfirmDialog
            open={removing !== null}
            onOpenChange={(open) => (open ? undefined : setRemoving(null))}
            title={`Remove ${removing?.name ?? 'the escalation'}?`}
            description="What runs by it ends: nobody else is told of its pages."
            confirmLabel="Remove escalation"
            onConfirm={remove}
          />
        </div>
      )}
    </QueryPanel>
  );
}

function EscalationItem({
  escalation,
  choices,
  mayPlan,
  onEdit,
  onRemove,
}: {
  escalation: EscalationRow;
  choices: ReceiverChoices;
  mayPlan: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { name, steps, usedBy } = escalation;
  return (
    <li className="flex flex-wrap items-start justify-between gap-2 py-2 first:pt-0">
      <div className="grid min-w-0 gap-1 text-sm">
        <p className="font-medium">{name}</p>
        <ol className="grid gap-0.5">
          {steps.map(({ afterMinutes, receivers }, place) => (
            <li key={place} className="[overflow-wrap:anywhere]">
              <span className="text-fg-muted">{describeStepTime(afterMinutes)}: </span>
              {receivers.map((receiver) => describeReceiver(receiver, choices)).join(', ')}
            </li>
          ))}
        </ol>
        <p className="text-fg-muted text-xs">
          {describeRepeat(escalation)}{' '}
          {usedBy.length > 0 ? `Reached by ${usedBy.join(', ')}.` : 'No route leads to it.'}
        </p>
      </div>
      <div className="flex gap-1">
        <PlanButtons name={name} mayPlan={mayPlan} onEdit={onEdit} onRemove={onRemove} />
      </div>
    </li>
  );
}

/** What is being escalated, and what was within a day. */
function Runs({ runs }: { runs: readonly EscalationRun[] }) {
  if (runs.length === 0)
    return <p className="text-fg-muted text-xs">No page was escalated within the last day.</p>;
  return (
    <section aria-label="Running and recent escalations" className="grid gap-1">
      <h3 className="text-xs font-medium">Running, and within the last day</h3>
      <ul className="grid gap-1 text-sm">
        {runs.map(({ id, title, escalation, startedAt, stepsTold, round, nextAt, endedAt, endedReason }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <Link href="/alerts" className="link font-medium">
              {title}
            </Link>
            <span className="text-fg-muted">
              {` ${escalation}, begun `}
              <Time at={startedAt} />
              {`, step ${stepsTold}${round > 1 ? ` of round ${round}` : ''} told; `}
              {endedReason ? (
                <>
                  {END_WORDS[endedReason]} <Time at={endedAt} />
                </>
              ) : (
                <>
                  next <Time at={nextAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
