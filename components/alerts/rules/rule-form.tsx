'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { FormEnd } from '@/components/forms/form-end';
import { useCheckedForm } from '@/components/forms/use-checked-form';
import { showToast } from '@/components/ui/toast-store';
import { addAlertRule, ALERT_RULES, changeAlertRule, isAboutRules } from '@/lib/client/alert-rule-queries';
import type { AlertRuleRow, Detector } from '@/lib/domain/read-models/alert-rules';
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
export function RuleForm({ rule, detectors }: { rule: AlertRuleRow | null; detectors: readonly Detector[] }) {
  const detectorOf = (id: string) => detectors.find((each) => each.id === id) ?? detectors[0]!;
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule ? draftOf(rule, detectorOf(rule.detector)) : newDraft(detectors[0]!),
  );
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
  const { submit, forget, errorOf, problem } = useCheckedForm({
    check: () => checkInput(input),
    save,
    fields: FIELDS,
  });
  const change = (part: Partial<RuleDraft>) => {
    setDraft((current) => ({ ...current, ...part }));
    forget();
  };
  const part = { draft, detector, change, errorOf };
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
            forget();
          }}
        />
        <ThresholdFields {...part} />
        <FiringFields {...part} />
        <FormEnd
          problem={problem}
          submitLabel={rule ? 'Save rule' : 'Add rule'}
          isPending={save.isPending}
          cancelHref={ALERT_RULES}
        >
          {rule && rule.open > 0 ? (
            <p className="text-fg-muted text-sm text-pretty">
              Saving ends its {formatCounted(rule.open, 'open alert')}; what still holds by the changed rule
              opens anew.
            </p>
          ) : null}
        </FormEnd>
      </div>
      <PreviewPanel input={input} />
    </form>
  );
}
