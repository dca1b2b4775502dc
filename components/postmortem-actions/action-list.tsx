'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import Link from 'next/link';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { changePostmortemAction, incidentHref, isAboutIncidents } from '@/lib/client/incident-queries';
import type { PostmortemAction } from '@/lib/domain/read-models/incidents';

const WHO_CHANGES_ACTIONS = 'The roles on-call, reviewer and administrator change actions.';

/** Actions with their owners and due dates; `withIncident` names the incident of each. */
export function ActionList({
  actions,
  mayWrite,
  withIncident = false,
}: {
  actions: readonly PostmortemAction[];
  mayWrite: boolean;
  withIncident?: boolean;
}) {
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ id, isDone }: { id: string; isDone: boolean }) => changePostmortemAction(id, { isDone }),
    onSuccess: () => queryClient.invalidateQueries({ predicate: isAboutIncidents }),
  });
  return (
    <div className="grid gap-2">
      <ul className="divide-line grid divide-y text-sm">
        {actions.map((action) => (
          <li key={action.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p className={action.doneAt ? 'text-fg-muted line-through' : undefined}>{action.text}</p>
              <p className="text-fg-muted flex flex-wrap items-center gap-x-2 text-xs">
                <span>{action.owner}</span>
                <span className="figures">due {action.dueOn}</span>
                {action.isOverdue ? (
                  <Badge variant="outline">
                    <CalendarClock aria-hidden className="text-status-at-risk" />
                    Overdue
                  </Badge>
                ) : null}
                {action.doneAt ? (
                  <span>
                    done <Time at={action.doneAt} /> by {action.doneBy}
                  </span>
                ) : null}
                {withIncident ? (
                  <Link
                    className="link inline-flex min-h-6 items-center"
                    href={incidentHref(action.incidentNumber)}
                  >
                    #{action.incidentNumber} {action.incidentTitle}
                  </Link>
                ) : null}
              </p>
            </div>
            <PermittedButton
              size="sm"
              allowed={mayWrite}
              reason={WHO_CHANGES_ACTIONS}
              disabled={isPending}
              aria-label={`${action.doneAt ? 'Not done after all' : 'Done'}: ${action.text}`}
              onClick={() => mutate({ id: action.id, isDone: action.doneAt === null })}
            >
              {action.doneAt ? 'Not done after all' : 'Done'}
            </PermittedButton>
          </li>
        ))}
      </ul>
      <FormError>{generalErrorOf(error, [])}</FormError>
    </div>
  );
}
