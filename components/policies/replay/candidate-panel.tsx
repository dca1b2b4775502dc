'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { REPLAY_ENGINES, type ReplayEngine } from '@/lib/domain/replay/candidate';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { BundleField } from './bundle-field';
import { isEdited, type CandidateBase, type CandidateDraft } from './candidate-draft';
import { ENGINE_WORDS, languageOf } from './replay-words';

/** What is tried: a revision's text, edited or not, or a bundle; and the engine that decides by it. */
export function CandidatePanel({
  policy,
  base,
  suggestedFor,
  draft,
  onChange,
  onRevision,
}: {
  policy: PolicyDetail;
  base: CandidateBase;
  suggestedFor: string | null;
  draft: CandidateDraft;
  onChange: (change: Partial<CandidateDraft>) => void;
  onRevision: (revision: string | null) => void;
}) {
  const isText = draft.engine !== 'rego-wasm';
  return (
    <Panel
      title="Candidate"
      description="A stored revision, a text that you edit or paste, or a bundle."
      actions={
        isText && isEdited(draft, base) ? (
          <Button size="sm" onClick={() => onChange({ files: base.files })}>
            <RotateCcw aria-hidden />
            Undo the edits
          </Button>
        ) : null
      }
    >
      <div className="grid gap-3">
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label="Engine">
            {(control) => (
              <Select
                {...control}
                value={draft.engine}
                onChange={({ target }) => onChange({ engine: target.value as ReplayEngine })}
              >
                {REPLAY_ENGINES.map((engine) => (
                  <option key={engine} value={engine}>
                    {ENGINE_WORDS[engine]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {isText ? (
            <Field label="Start from">
              {(control) => (
                <Select
                  {...control}
                  value={suggestedFor === null ? (base.revision ?? '') : 'suggested'}
                  onChange={({ target }) => onRevision(target.value || null)}
                >
                  {suggestedFor === null ? null : (
                    <option value="suggested">the rules suggested for {suggestedFor}</option>
                  )}
                  {base.revision === null && suggestedFor === null ? (
                    <option value="">an empty text</option>
                  ) : null}
                  {policy.revisions.map(({ revision, files, message }) => (
                    <option key={revision} value={revision} disabled={files.length === 0}>
                      {[revision, files.length === 0 ? '(text not known)' : null, message && `· ${message}`]
                        .filter(Boolean)
                        .join(' ')}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ) : (
            <BundleField bundle={draft.bundle} onChoose={(bundle) => onChange({ bundle })} />
          )}
        </div>
        {draft.engine === 'rego-server' ? (
          <Field
            label="OPA server"
            hint="Its data API is asked; the text is put there under a temporary path and removed afterwards."
          >
            {(control) => (
              <Input
                {...control}
                type="url"
                placeholder="http://opa.internal:8181"
                value={draft.opaUrl}
                onChange={({ target }) => onChange({ opaUrl: target.value })}
              />
            )}
          </Field>
        ) : null}
        {draft.engine === 'cedar' ? null : (
          <Field
            label="Entrypoint (optional)"
            hint="The rule that decides, such as http/authz/allow; without one the path of each decision's policy."
          >
            {(control) => (
              <Input
                {...control}
                value={draft.entrypoint}
                onChange={({ target }) => onChange({ entrypoint: target.value })}
              />
            )}
          </Field>
        )}
        {isText ? <FileTexts files={draft.files} onChange={(files) => onChange({ files })} /> : null}
      </div>
    </Panel>
  );
}

/** The texts of the candidate, one file at a time. */
function FileTexts({
  files,
  onChange,
}: {
  files: CandidateDraft['files'];
  onChange: (files: CandidateDraft['files']) => void;
}) {
  const paths = Object.keys(files);
  const [chosen, setChosen] = useState(paths[0] ?? 'policy.cedar');
  const path = paths.includes(chosen) ? chosen : (paths[0] ?? chosen);
  return (
    <div className="grid gap-2">
      {paths.length > 1 ? (
        <Field label="File">
          {(control) => (
            <Select {...control} value={path} onChange={({ target }) => setChosen(target.value)}>
              {paths.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field label={`Text of ${path}`} hint={`${languageOf([path])}. Edit or paste.`}>
        {(control) => (
          <Textarea
            {...control}
            className="h-96 font-mono text-xs leading-5 whitespace-pre"
            spellCheck={false}
            value={files[path] ?? ''}
            onChange={({ target }) => onChange({ ...files, [path]: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
