'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { QueryState } from '@/components/states/query-state';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { replayPreviewQuery } from '@/lib/client/replay-queries';
import type { ReplayPreview } from '@/lib/domain/read-models/replay';
import type { PreviewReplay } from '@/lib/domain/replay/start-replay';
import type { MappingDraft } from './mapping-draft';
import { PreviewList } from './preview-list';

const SHOWN = 5;

/** How an event becomes the engine's input, and what comes of the last events by it. */
export function MappingPanel({
  draft,
  problem,
  request,
  onChange,
}: {
  draft: MappingDraft;
  problem: string | null;
  /** What a preview would ask; null while the mapping cannot be read. */
  request: Omit<PreviewReplay, 'limit'> | null;
  onChange: (draft: MappingDraft) => void;
}) {
  // The first preview comes by itself; later ones when the reader wants them, since each starts an engine.
  const [asked, setAsked] = useState<PreviewReplay | null>(() => request && { ...request, limit: SHOWN });
  const preview = useQuery(replayPreviewQuery(asked));
  const isOld = request !== null && JSON.stringify({ ...request, limit: SHOWN }) !== JSON.stringify(asked);
  return (
    <Panel
      title="Input and preview"
      description="What the engine is given of each event, tried on the last decisions of the selection."
      actions={
        <Button
          size="sm"
          disabled={request === null || preview.isFetching}
          onClick={() => {
            setAsked(request && { ...request, limit: SHOWN });
            if (!isOld) void preview.refetch();
          }}
        >
          {isOld ? 'Preview the changes' : 'Preview again'}
        </Button>
      }
    >
      <div className="grid gap-3">
        <MappingFields
          draft={draft}
          problem={problem}
          defaults={preview.data?.defaults ?? []}
          onChange={onChange}
        />
        {asked === null ? null : (
          <QueryState query={preview} what="the preview" height={240}>
            {(data) => <Previewed preview={data} isOld={isOld} />}
          </QueryState>
        )}
      </div>
    </Panel>
  );
}

function MappingFields({
  draft,
  problem,
  defaults,
  onChange,
}: {
  draft: MappingDraft;
  problem: string | null;
  defaults: ReplayPreview['defaults'];
  onChange: (draft: MappingDraft) => void;
}) {
  const [first] = defaults;
  return (
    <>
      <Field label="Mapping">
        {(control) => (
          <Select
            {...control}
            className="max-w-96"
            value={draft.isOwn ? 'own' : 'default'}
            onChange={({ target }) =>
              onChange({
                ...draft,
                isOwn: target.value === 'own',
                template: draft.template || JSON.stringify(first?.mapping.template ?? {}, null, 2),
              })
            }
          >
            <option value="default">The default of each source</option>
            <option value="own">One of your own for all of them</option>
          </Select>
        )}
      </Field>
      {draft.isOwn ? (
        <div className="grid gap-3 lg:grid-cols-[2fr_1fr]">
          <Field
            label="Template"
            hint={
              <>
                JSON. <code>$.event.…</code> takes a column of the event, <code>$.payload.…</code> what its
                source sent; <code> | </code> separates alternatives, <code>?</code> at the end lets it be
                missing.
              </>
            }
            error={problem}
          >
            {(control) => (
              <Textarea
                {...control}
                className="h-56 font-mono text-xs leading-5"
                spellCheck={false}
                value={draft.template}
                onChange={({ target }) => onChange({ ...draft, template: target.value })}
              />
            )}
          </Field>
          <Field
            label="Masked fields that do not matter"
            hint="One a line, such as /input/password: their decisions are replayed all the same."
          >
            {(control) => (
              <Textarea
                {...control}
                className="h-56 font-mono text-xs leading-5"
                spellCheck={false}
                value={draft.ignoreMasked}
                onChange={({ target }) => onChange({ ...draft, ignoreMasked: target.value })}
              />
            )}
          </Field>
        </div>
      ) : null}
    </>
  );
}

function Previewed({ preview, isOld }: { preview: ReplayPreview; isOld: boolean }) {
  return (
    <div className="grid gap-2">
      {isOld ? <p className="text-fg-muted text-sm">This preview is of before your changes.</p> : null}
      <FormError>
        {preview.candidateError ? `The candidate cannot be used: ${preview.candidateError}` : null}
      </FormError>
      <PreviewList decisions={preview.decisions} />
    </div>
  );
}
