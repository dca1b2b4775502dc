'use client';

import { FilePlus2, FileUp, Trash2 } from 'lucide-react';
import { useRef, type ChangeEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import type { DraftFile } from './publication-draft';

/** The files of a revision, pasted or chosen. */
export function FilesEditor({
  files,
  error,
  onChange,
}: {
  files: readonly DraftFile[];
  error: string | null;
  onChange: (files: DraftFile[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const nextKey = Math.max(0, ...files.map(({ key }) => key)) + 1;
  const change = (key: number, fields: Partial<DraftFile>) =>
    onChange(files.map((file) => (file.key === key ? { ...file, ...fields } : file)));
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    const read = await Promise.all(
      chosen.map(async (file, index) => ({ key: nextKey + index, path: file.name, text: await file.text() })),
    );
    // The same file chosen again counts as a new choice.
    target.value = '';
    if (read.length > 0) onChange([...files.filter(({ path, text }) => path !== '' || text !== ''), ...read]);
  };
  return (
    <div className="grid gap-4">
      {files.map(({ key, path, text }, index) => (
        <fieldset key={key} className="border-line grid gap-3 rounded-md border p-3">
          <legend className="px-1 text-xs font-semibold">File {index + 1}</legend>
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <Field label="Name" hint="Its ending tells the language: authz.rego, rules.cedar, policy.yaml.">
                {(control) => (
                  <Input
                    {...control}
                    value={path}
                    spellCheck={false}
                    autoComplete="off"
                    className="font-mono text-xs"
                    onChange={(event) => change(key, { path: event.target.value })}
                  />
                )}
              </Field>
            </div>
            {files.length > 1 ? (
              <Button
                className="mb-5"
                aria-label={`Remove file ${index + 1}${path ? `, ${path}` : ''}`}
                onClick={() => onChange(files.filter((file) => file.key !== key))}
              >
                <Trash2 aria-hidden />
              </Button>
            ) : null}
          </div>
          <Field label="Text">
            {(control) => (
              <Textarea
                {...control}
                className="min-h-40 font-mono text-xs"
                spellCheck={false}
                value={text}
                onChange={(event) => change(key, { text: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      {error ? (
        <p role="alert" className="border-status-breached text-fg border-l-2 pl-2 text-xs">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onChange([...files, { key: nextKey, path: '', text: '' }])}>
          <FilePlus2 aria-hidden />
          Add a file
        </Button>
        <Button onClick={() => chooser.current?.click()}>
          <FileUp aria-hidden />
          Choose files
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          className="sr-only"
          aria-label="Policy files"
          tabIndex={-1}
          onChange={(event) => void take(event)}
        />
      </div>
    </div>
  );
}
