'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormEnd } from '@/components/forms/form-end';
import { useCheckedForm } from '@/components/forms/use-checked-form';
import { showToast } from '@/components/ui/toast-store';
import { addObjective, changeObjective } from '@/lib/client/slo-queries';
import type { Objective } from '@/lib/domain/objective';
import { invalidateSlos } from '../invalidate-slos';
import { SLOS, sloHref } from '../slo-href';
import { GoalFields } from './goal-fields';
import { checkDraft, draftOf, isTrend, newDraft, readDraft, type ObjectiveDraft } from './objective-draft';
import { RuleFields } from './rule-fields';
import { RulePreview } from './rule-preview';
import { WhatFields } from './what-fields';

/** The fields that show errors of their own; every other error stands above the buttons. */
const FIELDS = [
  'id',
  'name',
  'description',
  'indicator',
  'zone',
  'service',
  'environment',
  'target',
  'window',
  'method',
  'rules',
];

/** Adds an objective, or changes the given one, with what its rules would mean beside it. */
export function ObjectiveForm({ objective, timeZone }: { objective: Objective | null; timeZone: string }) {
  const [draft, setDraft] = useState<ObjectiveDraft>(() =>
    objective ? draftOf(objective, timeZone) : newDraft(timeZone),
  );
  const router = useRouter();
  const queryClient = useQueryClient();
  const input = readDraft(draft);
  const save = useMutation({
    mutationFn: () => (objective ? changeObjective(input) : addObjective(input)),
    onSuccess: async ({ id, name }) => {
      showToast({ title: objective ? `${name} saved` : `${name} added` });
      router.push(sloHref(id));
      await invalidateSlos(queryClient);
    },
  });
  const { submit, forget, errorOf, problem } = useCheckedForm({
    check: () => checkDraft(draft),
    save,
    fields: FIELDS,
  });
  const change = (part: Partial<ObjectiveDraft>) => {
    setDraft((current) => ({ ...current, ...part }));
    forget();
  };
  const part = { draft, change, errorOf };
  return (
    <form className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]" onSubmit={submit} noValidate>
      <div className="grid gap-4">
        <WhatFields {...part} isNew={objective === null} />
        <GoalFields {...part} />
        {isTrend(draft) ? null : <RuleFields {...part} />}
        <FormEnd
          problem={problem}
          submitLabel={objective ? 'Save objective' : 'Add objective'}
          isPending={save.isPending}
          cancelHref={objective ? sloHref(objective.id) : SLOS}
        />
      </div>
      <RulePreview input={input} />
    </form>
  );
}
