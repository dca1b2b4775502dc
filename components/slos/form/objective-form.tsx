'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
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
  const [wrong, setWrong] = useState<Record<string, string>>({});
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

  const change = (part: Partial<ObjectiveDraft>) => {
    setDraft((current) => ({ ...current, ...part }));
    setWrong({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const errors = checkDraft(draft);
    setWrong(errors);
    if (Object.keys(errors).length === 0) save.mutate();
  };
  const part = {
    draft,
    change,
    errorOf: (field: string) => wrong[field] ?? fieldErrorOf(save.error, field),
  };

  return (
    <form className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]" onSubmit={submit} noValidate>
      <div className="grid gap-4">
        <WhatFields {...part} isNew={objective === null} />
        <GoalFields {...part} />
        {isTrend(draft) ? null : <RuleFields {...part} />}
        {Object.keys(wrong).length > 0 ? (
          <FormError>Some fields above need another look.</FormError>
        ) : (
          <FormError>{generalErrorOf(save.error, FIELDS)}</FormError>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {objective ? 'Save objective' : 'Add objective'}
          </Button>
          <Button asChild>
            <Link href={objective ? sloHref(objective.id) : SLOS} prefetch={false}>
              Cancel
            </Link>
          </Button>
        </div>
      </div>
      <RulePreview input={input} />
    </form>
  );
}
