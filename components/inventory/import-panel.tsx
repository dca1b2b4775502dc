'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState, type ChangeEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { importInventory, type InventoryFileFormat } from '@/lib/client/import-inventory';
import { ProblemError } from '@/lib/client/problem-error';
import { detectFormat } from './detect-format';
import { ImportPreview } from './import-preview';
import { invalidateInventory } from './invalidate-inventory';
import { ONLY_ADMINISTRATORS } from './inventory-words';

const FORMAT_WORDS: Record<InventoryFileFormat, string> = {
  yaml: 'YAML (Gatehouse, Backstage, Kubernetes)',
  json: 'JSON',
  csv: 'CSV of services',
};

/** Imports an inventory file: chosen or pasted, looked at first, then applied. */
export function ImportPanel({ mayWrite }: { mayWrite: boolean }) {
  const [text, setText] = useState('');
  const [format, setFormat] = useState<InventoryFileFormat>('yaml');
  const fileInput = useRef<HTMLInputElement>(null);
  const queryClient = useQueryClient();
  const preview = useMutation({ mutationFn: () => importInventory(text, format, true) });
  const apply = useMutation({
    mutationFn: () => importInventory(text, format, false),
    onSuccess: async ({ changes }) => {
      showToast({ title: `Imported: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}` });
      setText('');
      preview.reset();
      await invalidateInventory(queryClient);
    },
  });
  const error = apply.error ?? preview.error;

  const take = (next: string, fileName: string | null) => {
    setText(next);
    setFormat(detectFormat(fileName, next));
    // What was shown belongs to another text.
    preview.reset();
    apply.reset();
  };
  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file chosen again counts as a new choice.
    event.target.value = '';
    if (file) take(await file.text(), file.name);
  };

  return (
    <Panel
      title="Import"
      description="Adds and changes the entries that a file names; entries it does not name stay. Nothing changes before you have seen what would."
    >
      <div className="grid gap-4">
        <input
          ref={fileInput}
          type="file"
          accept=".yaml,.yml,.json,.csv,.tsv,text/csv,application/json"
          className="sr-only"
          aria-label="Inventory file"
          tabIndex={-1}
          onChange={(event) => void takeFile(event)}
        />
        <Field
          label="Inventory"
          hint="YAML or JSON with zones, environments and services; a Backstage catalog; manifests of Kubernetes; or CSV with the columns name, zone, owner, environments (separated by semicolons), description."
        >
          {(control) => (
            <Textarea
              {...control}
              className="min-h-40 font-mono text-xs"
              spellCheck={false}
              disabled={!mayWrite}
              placeholder={'services:\n  - name: checkout-api\n    zone: payments\n    owner: team-payments'}
              value={text}
              onChange={(event) => take(event.target.value, null)}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-end gap-2">
          <PermittedButton
            allowed={mayWrite}
            reason={ONLY_ADMINISTRATORS}
            onClick={() => fileInput.current?.click()}
          >
            <FileUp aria-hidden />
            Choose a file
          </PermittedButton>
          <Select
            aria-label="Format"
            value={format}
            disabled={!mayWrite}
            onChange={(event) => {
              const chosen = event.target.value;
              if (chosen === 'yaml' || chosen === 'json' || chosen === 'csv') setFormat(chosen);
              preview.reset();
            }}
          >
            {Object.entries(FORMAT_WORDS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
          <PermittedButton
            variant={preview.data ? 'outline' : 'primary'}
            allowed={mayWrite}
            reason={ONLY_ADMINISTRATORS}
            disabled={!text.trim() || preview.isPending}
            onClick={() => preview.mutate()}
          >
            Show what changes
          </PermittedButton>
          {preview.data && preview.data.changes.length > 0 ? (
            <PermittedButton
              variant="primary"
              allowed={mayWrite}
              reason={ONLY_ADMINISTRATORS}
              disabled={apply.isPending}
              onClick={() => apply.mutate()}
            >
              Import
            </PermittedButton>
          ) : null}
        </div>
        <FormError>{generalErrorOf(error, [])}</FormError>
        {error instanceof ProblemError && error.errors.length > 1 ? (
          <ul className="grid max-h-60 list-disc gap-1 overflow-y-auto pl-6 text-sm">
            {error.errors.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path ? <strong className="font-medium">{path}: </strong> : null}
                {message}
              </li>
            ))}
          </ul>
        ) : null}
        {preview.data ? <ImportPreview preview={preview.data} /> : null}
      </div>
    </Panel>
  );
}
