'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { describeError } from '@/components/states/describe-error';
import { CAUSE_WORDS, JUDGEMENT_PRESENTATION } from '@/components/status/judgement-presentation';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { giveBulkVerdict, undoBulkVerdict } from '@/lib/client/review-queries';
import type { EventFilter } from '@/lib/domain/filters';
import { CAUSES, JUDGEMENTS, causeSchema, judgementSchema, type Judgement } from '@/lib/domain/verdict';

const FIELDS = ['judgement', 'cause', 'note'];
const WRONG: Judgement = 'false-positive';

/**
 * One judgement, with one reason and note, of every unjudged denial that matches a filter. Says how many
 * there are first, and can be taken back as a whole.
 */
export function BulkVerdictDialog({
  open,
  onOpenChange,
  filter: wanted,
  about,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  filter: EventFilter;
  /** Which denials, in words: "denials of pci-egress by rule egress-3". */
  about: string;
}) {
  const queryClient = useQueryClient();
  const [judgement, setJudgement] = useState<Judgement>(WRONG);
  const { kind: _kind, outcome: _outcome, ...filter } = wanted;
  const preview = useQuery({
    queryKey: ['/api/v1/verdicts/bulk', filter],
    queryFn: () => giveBulkVerdict({ filter, judgement: WRONG, dryRun: true }),
    enabled: open,
    staleTime: 0,
    retry: false,
  });
  const refresh = () =>
    Promise.all(
      ['/api/v1/verdicts', '/api/v1/review/estimate', '/api/v1/review/queue'].map((path) =>
        queryClient.invalidateQueries({ queryKey: [path] }),
      ),
    );
  const undo = async (bulkId: string) => {
    try {
      const { undone } = await undoBulkVerdict(bulkId);
      showToast({ title: `${formatCounted(undone, 'verdict')} undone` });
      await refresh();
    } catch (error) {
      showToast({ title: describeError(error, 'these verdicts').title, tone: 'failed' });
    }
  };
  const submit = async (form: FormData) => {
    const { judged, bulkId } = await giveBulkVerdict({
      filter,
      judgement: judgementSchema.parse(readText(form, 'judgement')),
      cause: judgement === WRONG ? causeSchema.nullable().parse(readOptional(form, 'cause')) : null,
      note: readOptional(form, 'note'),
      expected: preview.data?.judged,
    });
    showToast({
      title: bulkId ? `${formatCounted(judged, 'denial')} judged` : 'Nothing was left to judge',
      ...(bulkId && { action: { label: 'Undo', onSelect: () => void undo(bulkId) } }),
    });
    await refresh();
  };

  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Judge in bulk"
      description={`One verdict on the unjudged ${about}. They were chosen, so they enter no estimate.`}
      submitLabel={preview.data ? `Judge ${formatCounted(preview.data.judged, 'denial')}` : 'Judge'}
      fields={FIELDS}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          <p role="status" className="bg-muted rounded-md px-3 py-2 text-sm">
            {describePreview(preview)}
          </p>
          <Field label="Judgement" error={errorOf('judgement')}>
            {(control) => (
              <Select
                {...control}
                name="judgement"
                value={judgement}
                onChange={(event) => setJudgement(judgementSchema.parse(event.target.value))}
              >
                {JUDGEMENTS.map((value) => (
                  <option key={value} value={value}>
                    {JUDGEMENT_PRESENTATION[value].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {judgement === WRONG ? (
            <Field label="Why they were wrong" error={errorOf('cause')}>
              {(control) => (
                <Select {...control} name="cause" defaultValue="logic">
                  {CAUSES.map((cause) => (
                    <option key={cause} value={cause}>
                      {CAUSE_WORDS[cause].word}: {CAUSE_WORDS[cause].hint}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ) : null}
          <Field label="Note" hint="Stands on each of the verdicts." error={errorOf('note')}>
            {(control) => <Textarea {...control} name="note" maxLength={2_000} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

function describePreview({
  data,
  error,
}: {
  data: { matching: number; alreadyJudged: number; judged: number } | undefined;
  error: Error | null;
}): string {
  if (error) return describeError(error, 'the denials').detail;
  if (!data) return 'Counting the denials …';
  const { matching, alreadyJudged, judged } = data;
  const kept =
    alreadyJudged > 0 ? ` ${formatCounted(alreadyJudged, 'is judged', 'are judged')} already and stay.` : '';
  return `${formatCounted(matching, 'denial matches', 'denials match')}.${kept} ${formatCounted(judged, 'will be judged', 'will be judged')}.`;
}
