'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { isAboutRouting, saveEscalation } from '@/lib/client/routing-queries';
import type { Receiver } from '@/lib/domain/alerting/routing';
import type { EscalationRow, ReceiverChoices } from '@/lib/domain/read-models/routing';
import { ReceiverField } from '../routing/receiver-field';

type StepDraft = {
  key: number;
  afterMinutes: string;
  receivers: Exclude<Receiver, { escalation: string }>[];
};

/** Adds an escalation policy or edits one. Mounted while open. */
export function EscalationDialog({
  escalation,
  choices,
  onClose,
}: {
  escalation: EscalationRow | null;
  choices: ReceiverChoices;
  onClose: () => void;
}) {
  const [name, setName] = useState(escalation?.name ?? '');
  const [repeatTimes, setRepeatTimes] = useState(String(escalation?.repeatTimes ?? 1));
  const [repeatAfter, setRepeatAfter] = useState(String(escalation?.repeatAfterMinutes ?? 30));
  const [steps, setSteps] = useState<StepDraft[]>(() => firstSteps(escalation, choices));
  const queryClient = useQueryClient();
  const change = (key: number, over: Partial<StepDraft>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...over } : step)));
  const save = async () => {
    const wanted = {
      name: name.trim(),
      steps: steps.map(({ afterMinutes, receivers }, place) => ({
        afterMinutes: place === 0 ? 0 : Number(afterMinutes),
        receivers,
      })),
      repeatTimes: Number(repeatTimes),
      repeatAfterMinutes: Number(repeatAfter),
    };
    await saveEscalation(wanted, escalation && { id: escalation.id, revision: escalation.revision });
    showToast({ title: `The escalation ${wanted.name} is saved` });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  const fields = ['name', 'repeatTimes', 'repeatAfterMinutes', ...steps.map((_, place) => `steps.${place}`)];
  return (
    <FormDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={escalation ? `Edit ${escalation.name}` : 'Add escalation'}
      description="Who is told of a page, one after the other, until somebody acknowledges it."
      submitLabel="Save escalation"
      fields={fields.flatMap((field) => [field, `escalation.${field}`])}
      onSubmit={save}
    >
      {(given) => {
        const errorOf = (field: string) => given(field) ?? given(`escalation.${field}`);
        return (
          <>
            <Field label="Name" error={errorOf('name')}>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  autoComplete="off"
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Field>
            <ol className="grid gap-3">
              {steps.map(({ key, afterMinutes, receivers }, place) => (
                <li key={key} className="border-line grid gap-3 rounded-md border p-3">
                  <div className="flex items-center justify-between gap-2">
                    <p className="text-sm font-medium">
                      Step {place + 1}
                      {place === 0 ? ', at once' : ''}
                    </p>
                    {place === 0 ? null : (
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={`Remove step ${place + 1}`}
                        onClick={() => setSteps(steps.filter((step) => step.key !== key))}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    )}
                  </div>
                  {place === 0 ? null : (
                    <Field
                      label="Minutes without acknowledgement"
                      hint="After the step before."
                      error={errorOf(`steps.${place}.afterMinutes`)}
                    >
                      {(control) => (
                        <Input
                          {...control}
                          inputMode="numeric"
                          value={afterMinutes}
                          onChange={({ target }) => change(key, { afterMinutes: target.value })}
                        />
                      )}
                    </Field>
                  )}
                  <ReceiverField
                    label="Tells"
                    error={errorOf(`steps.${place}.receivers`)}
                    chosen={receivers}
                    choices={choices}
                    escalation={false}
                    onChange={(chosen) => change(key, { receivers: chosen })}
                  />
                </li>
              ))}
            </ol>
            <div>
              <Button
                size="sm"
                disabled={steps.length >= 10}
                onClick={() =>
                  setSteps([
                    ...steps,
                    {
                      key: Math.max(...steps.map((step) => step.key)) + 1,
                      afterMinutes: '15',
                      receivers: [],
                    },
                  ])
                }
              >
                <Plus aria-hidden />
                Add step
              </Button>
            </div>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label="Begins again" hint="So many times; 0 for never." error={errorOf('repeatTimes')}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={repeatTimes}
                    onChange={({ target }) => setRepeatTimes(target.value)}
                  />
                )}
              </Field>
              <Field
                label="Minutes after the last step"
                hint="Until it begins again, or ends."
                error={errorOf('repeatAfterMinutes')}
              >
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={repeatAfter}
                    onChange={({ target }) => setRepeatAfter(target.value)}
                  />
                )}
              </Field>
            </div>
          </>
        );
      }}
    </FormDialog>
  );
}

/** A new policy begins with the first rotation that there is. */
function firstSteps(escalation: EscalationRow | null, { rotations }: ReceiverChoices): StepDraft[] {
  if (!escalation)
    return [
      { key: 0, afterMinutes: '0', receivers: rotations.slice(0, 1).map(({ id }) => ({ rotation: id })) },
    ];
  return escalation.steps.map(({ afterMinutes, receivers }, key) => ({
    key,
    afterMinutes: String(afterMinutes),
    receivers: receivers.flatMap((receiver) => ('escalation' in receiver ? [] : [receiver])),
  }));
}
