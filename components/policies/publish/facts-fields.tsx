'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { DraftFacts } from './publication-draft';

const FIELDS: readonly [name: keyof DraftFacts, label: string, hint: string][] = [
  ['policy', 'Policy', 'As its decisions name it. Left empty, the names of the files name policies.'],
  ['revision', 'Revision', 'A version or a commit. Left empty, it is named after its texts.'],
  ['message', 'What it does', ''],
  ['author', 'Author', ''],
  ['commit', 'Commit', ''],
  ['reviewUrl', 'Code review', 'The address of the pull or merge request.'],
  ['approvedBy', 'Approved by', 'Several separated by commas.'],
  [
    'environment',
    'In force in',
    'An environment where it is in force from now on. Left empty, it is only published.',
  ],
];

/** What is told about a revision beside its texts. */
export function FactsFields({
  facts,
  errorOf,
  onChange,
}: {
  facts: DraftFacts;
  errorOf: (field: string) => string | null;
  onChange: (facts: DraftFacts) => void;
}) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {FIELDS.map(([name, label, hint]) => (
        <Field key={name} label={label} hint={hint} error={errorOf(name)}>
          {(control) => (
            <Input
              {...control}
              value={facts[name]}
              autoComplete="off"
              spellCheck={name === 'message'}
              onChange={(event) => onChange({ ...facts, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
