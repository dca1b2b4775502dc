'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { RunbookBlocks } from '@/components/runbook-steps/runbook-blocks';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { isAboutRunbooks, previewRunbook, saveRunbook } from '@/lib/client/runbook-queries';

const HINT =
  'Front matter in YAML between two lines of three dashes (title, failure, rules, detectors, zones, owner, reviewDays), then Markdown. "- [ ]" is a step; {{ value denials zone=$zone window=15m }} is a live value; $zone, $service, $environment, $policy and $revision are those of the alert.';

/** Edits the text of a runbook, with a look at how it will be read before it is saved. */
export function RunbookEditor({
  slug,
  text,
  initial = text,
  basedOn,
  onDone,
  onSaved = onDone,
}: {
  slug: string;
  text: string;
  /** What stands in the field at first, where that is another text. */
  initial?: string;
  /** The version that the text is of; 0 for a new runbook. */
  basedOn: number;
  onDone: () => void;
  onSaved?: () => void;
}) {
  const [draft, setDraft] = useState(initial);
  const queryClient = useQueryClient();
  const preview = useMutation({ mutationFn: () => previewRunbook(draft) });
  const save = useMutation({
    mutationFn: () => saveRunbook(slug, { text: draft, basedOn }),
    onSuccess: async ({ version }) => {
      showToast({ title: `Version ${version} saved` });
      await queryClient.invalidateQueries({ predicate: isAboutRunbooks });
      onSaved();
    },
  });
  const error = save.error ?? preview.error;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={basedOn === 0 ? 'New runbook' : `Edit, from version ${basedOn}`}>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Field label="Text" hint={HINT} error={fieldErrorOf(error, 'text')}>
            {(control) => (
              <Textarea
                {...control}
                className="min-h-120 font-mono text-xs"
                spellCheck={false}
                value={draft}
                onChange={({ target }) => setDraft(target.value)}
              />
            )}
          </Field>
          <FormError>{generalErrorOf(error, ['text'])}</FormError>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onDone}>Cancel</Button>
            <Button disabled={preview.isPending} onClick={() => preview.mutate()}>
              Preview
            </Button>
            <Button type="submit" variant="primary" disabled={save.isPending || draft === text}>
              Save version {basedOn + 1}
            </Button>
          </div>
        </form>
      </Panel>
      <Panel title="Preview" description="With the whole estate in the place of names.">
        {preview.data ? (
          <RunbookBlocks rendered={preview.data} />
        ) : (
          <p className="text-fg-muted text-sm">Press Preview to see how it will be read.</p>
        )}
      </Panel>
    </div>
  );
}
