'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { parseAsInteger, parseAsStringEnum, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { generalErrorOf } from '@/lib/client/field-errors';
import { startReplay } from '@/lib/client/replay-queries';
import { OUTCOMES, type DecisionOutcome } from '@/lib/domain/kinds';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { StartReplay } from '@/lib/domain/replay/start-replay';
import { toCandidate, type CandidateBase, type CandidateDraft } from './candidate-draft';
import { CandidatePanel } from './candidate-panel';
import { MappingPanel } from './mapping-panel';
import { readMapping, writeMapping, type MappingDraft } from './mapping-draft';
import { replayRunHref } from './replay-href';
import { engineOf } from './replay-words';
import { SelectionPanel } from './selection-panel';

/** The form of a replay: candidate, decisions, mapping with its preview, and the start. */
export function NewReplay({
  policy,
  base,
  suggestedFor,
  initialMapping,
  onRevision,
}: {
  policy: PolicyDetail;
  base: CandidateBase;
  /** The service whose suggested rules the candidate is; null for a revision's text. */
  suggestedFor: string | null;
  initialMapping: InputMapping | null;
  onRevision: (revision: string | null) => void;
}) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { scope } = usePageScope();
  const [{ outcome, sample }, setAddress] = useQueryStates(
    {
      outcome: parseAsStringEnum<DecisionOutcome>([...OUTCOMES.decision]),
      sample: parseAsInteger,
    },
    { history: 'push' },
  );
  const [draft, setDraft] = useState<CandidateDraft>(() => ({
    engine: engineOf(Object.keys(base.files)),
    files: base.files,
    bundle: null,
    opaUrl: '',
    entrypoint: '',
  }));
  const [mapping, setMapping] = useState<MappingDraft>(() => writeMapping(initialMapping));
  const [title, setTitle] = useState('');

  const made = toCandidate(draft, base);
  const read = readMapping(mapping);
  const { from, to, zone, service, environment } = scope;
  const request = {
    policy: policy.id,
    selection: { from, to, zone, service, environment, outcome: outcome ?? undefined },
    mapping: 'mapping' in read ? read.mapping : null,
  };
  const start = useMutation({
    mutationFn: (body: StartReplay) => startReplay(body),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/replays'] });
      router.push(replayRunHref(policy.id, id));
    },
  });
  const missing = 'missing' in made ? made.missing : 'problem' in read ? read.problem : null;

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if ('candidate' in made && 'mapping' in read)
          start.mutate({
            ...request,
            candidate: made.candidate,
            sampleSize: sample,
            ...(title.trim() && { title: title.trim() }),
          });
      }}
    >
      <CandidatePanel
        policy={policy}
        base={base}
        suggestedFor={suggestedFor}
        draft={draft}
        onChange={(change) => setDraft((current) => ({ ...current, ...change }))}
        onRevision={onRevision}
      />
      <SelectionPanel
        policy={policy}
        outcome={outcome}
        sample={sample}
        onChange={(change) => void setAddress(change)}
      />
      <MappingPanel
        draft={mapping}
        problem={'problem' in read ? read.problem : null}
        request={
          'mapping' in read ? { ...request, candidate: 'candidate' in made ? made.candidate : null } : null
        }
        onChange={setMapping}
      />
      <div className="border-line bg-surface grid gap-3 rounded-lg border p-4">
        <FormError>{generalErrorOf(start.error, [])}</FormError>
        <div className="flex flex-wrap items-center gap-3">
          <div className="min-w-56 flex-1">
            <Field
              label="Title (optional)"
              hint="What people will know the run by, such as the pull request."
            >
              {(control) => (
                <Input
                  {...control}
                  maxLength={200}
                  value={title}
                  onChange={({ target }) => setTitle(target.value)}
                />
              )}
            </Field>
          </div>
          <Button type="submit" variant="primary" disabled={missing !== null || start.isPending}>
            Start replay
          </Button>
        </div>
        {missing ? <p className="text-fg-muted text-sm">{missing}</p> : null}
      </div>
    </form>
  );
}
