'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { addAlertRule, ALERT_RULES, changeAlertRule, isAboutRules } from '@/lib/client/alert-rule-queries';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { Detector } from '@/lib/domain/read-models/alert-rules';
import { FiringFields } from './firing-fields';
import { PreviewPanel } from './preview-panel';
import { checkInput, draftOf, newDraft, readDraft, type RuleDraft } from './rule-draft';
import { ThresholdFields } from './threshold-fields';
import { WhatFields } from './what-fields';

/** The fields that show errors of their own; every other error stands above the buttons. */
const FIELDS = [
  'name',
  'detector',
  'severity',
  'scope',
  'threshold',
  'dynamic',
  'forMinutes',
  'keepFiringMinutes',
  'cooldownMinutes',
  'dedupeBy',
  'labels',
  'runbook',
];

/** Adds an alert rule, or changes the given one, with how often it would have fired beside it. */
export function RuleForm({ rule, detectors }: { rule: AlertRule | null; detectors: readonly Detector[] }) {
  const detectorOf = (id: string) => detectors.find((each) => each.id === id) ?? detectors[0]!;
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule ? draftOf(rule, detectorOf(rule.detector)) : newDraft(detectors[0]!),
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const router = useRouter();
  const queryClient = useQueryClient();
  const detector = detectorOf(draft.detector);
  const input = readDraft(draft, detector);
  const save = useMutation({
    mutationFn: () =>
      rule ? changeAlertRule(rule.id, { ...input, revision: rule.revision }) : addAlertRule(input),
    onSuccess: async ({ name }) => {
      showToast({ title: rule ? `${name} saved` : `${name} added` });
      router.push(ALERT_RULES);
      await queryClient.invalidateQueries({ predicate: isAboutRules });
    },
  });
  const change = (part: Partial<RuleDraft>) => {
    setDraft((current) => ({ ...current, ...part }));
    setWrong({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const errors = checkInput(input);
    setWrong(errors);
    if (Object.keys(errors).length === 0) save.mutate();
  };
  const part = {
    draft,
    detector,
    change,
    errorOf: (field: string) => wrong[field] ?? fieldErrorOf(save.error, field),
  };
  return (
    <form
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,30rem)]"
      onSubmit={submit}
      noValidate
    >
      <div className="grid min-w-0 gap-4">
        <WhatFields
          {...part}
          detectors={detectors}
          isNew={rule === null}
          onDetector={(id) => {
            setDraft(newDraft(detectorOf(id)));
            setWrong({});
          }}
        />
        <ThresholdFields {...part} />
        <FiringFields {...part} />
        {Object.keys(wrong).length > 0 ? (
          <FormError>Some fields above need another look.</FormError>
        ) : (
          <FormError>{generalErrorOf(save.error, FIELDS)}</FormError>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {rule ? 'Save rule' : 'Add rule'}
          </Button>
          <Button asChild>
            <Link href={ALERT_RULES} prefetch={false}>
              Cancel
            </Link>
          </Button>
        </div>
      </div>
      <PreviewPanel input={input} />
    </form>
  );
}
