'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { Markdown } from '@/components/markdown/markdown';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { postmortemQuery, writePostmortem } from '@/lib/client/incident-queries';
import { ProblemError } from '@/lib/client/problem-error';
import type { Postmortem } from '@/lib/domain/read-models/postmortems';
import { useIncidentChange } from '../detail/use-incident-change';

/**
 * Edits a postmortem from a version on. Where somebody else saved meanwhile nothing is lost: what was typed stays, the saved
 * version stands beside it, and saving again makes the next one.
 */
export function PostmortemEditor({
  id,
  start,
  onSaved,
  onClose,
}: {
  id: string;
  start: Postmortem;
  onSaved: () => void;
  onClose: () => void;
}) {
  const change = useIncidentChange();
  const [text, setText] = useState(start.text);
  // An earlier version that is edited follows the last one.
  const [base, setBase] = useState(start.versions[0]?.version ?? 0);
  const [isConflict, setIsConflict] = useState(false);
  const last = useQuery({ ...postmortemQuery(id), enabled: isConflict });
  const isChanged = text !== start.text;
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => change(() => writePostmortem(id, { version: base, text })),
    onSuccess: ({ version }) => {
      showToast({ title: `Version ${version} saved` });
      onSaved();
      onClose();
    },
    onError: async (failed) => {
      if (!(failed instanceof ProblemError) || failed.status !== 409) return;
      setIsConflict(true);
      const { data } = await last.refetch();
      if (data) setBase(data.version);
    },
  });
  return (
    <div className="grid min-w-0 gap-4">
      <Panel title={start.version === 0 ? 'First version' : `After version ${base}`}>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            mutate();
          }}
        >
          <Field label="Text" hint="Markdown; HTML in it is not drawn.">
            {(control) => (
              <Textarea
                {...control}
                className="font-mono text-xs"
                rows={28}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <FormError>{generalErrorOf(error, [])}</FormError>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" disabled={isPending}>
              {isConflict ? `Save over version ${base}` : 'Save'}
            </Button>
            <Button type="button" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </form>
      </Panel>
      {isConflict && last.data ? (
        <Panel
          title={`Version ${last.data.version}, saved by ${last.data.writtenBy} meanwhile`}
          description="Take over what you need from it into your text, then save: both versions stay."
        >
          <Markdown text={last.data.text} className="max-w-none" />
        </Panel>
      ) : (
        <Panel title="Preview">
          <Markdown text={text} className="max-w-none" />
        </Panel>
      )}
    </div>
  );
}
