'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import { endDrill, isAboutDrills } from '@/lib/client/drill-queries';
import { generalErrorOf } from '@/lib/client/field-errors';
import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import type { DrillRow } from '@/lib/domain/read-models/drills';

/** Drills that run: whoever began one may have gone, and somebody must be able to end it. */
export function RunningDrills({ drills, mayEnd }: { drills: readonly DrillRow[]; mayEnd: boolean }) {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => endDrill(id),
    onSuccess: () => queryClient.invalidateQueries({ predicate: isAboutDrills }),
  });
  if (drills.length === 0) return null;
  return (
    <Panel title="Running now" description="Its alerts end with it, at the next evaluation.">
      <FormError>{generalErrorOf(end.error, [])}</FormError>
      <ul className="grid gap-2 text-sm">
        {drills.map(({ id, failure, zone, startedAt, startedBy, environment }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {failure} {FAILURE_NAMES[failure]} in {zone}, by {startedBy} <Time at={startedAt} />
              <span className="text-fg-muted"> · {environment}</span>
            </span>
            <PermittedButton
              allowed={mayEnd}
              reason="The roles on-call and administrator run drills."
              disabled={end.isPending}
              onClick={() => end.mutate(id)}
            >
              End drill
            </PermittedButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
