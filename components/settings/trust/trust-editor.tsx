'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import {
  trustRulesPreviewSchema,
  trustRuleVersionSchema,
  type TrustRuleVersion,
} from '@/lib/domain/read-models/trust-rules';
import { draftOf, moveItem, readDrafts, type TrustDraft } from './trust-draft';
import { TrustPreview } from './trust-preview';
import { TrustRuleRow } from './trust-rule-row';
import { ONLY_ADMINISTRATORS } from './trust-words';
import { useReprocessing } from './use-reprocessing';

/** The active rules: ordered, edited as drafts, tried on the last events, then saved with a note. */
export function TrustEditor({
  active,
  zones,
  mayWrite,
  isBusy,
}: {
  active: TrustRuleVersion | null;
  zones: readonly string[];
  mayWrite: boolean;
  /** While past events are being read no other reading is started. */
  isBusy: boolean;
}) {
  const stored = active?.rules ?? [];
  const [drafts, setDrafts] = useState<TrustDraft[]>(() => stored.map(draftOf));
  const [note, setNote] = useState('');
  const queryClient = useQueryClient();
  const rules = readDrafts(drafts);
  const isChanged = JSON.stringify(rules) !== JSON.stringify(stored);
  const { start } = useReprocessing();

  const preview = useMutation({
    mutationFn: () => sendJson('POST', '/api/v1/trust-rules/preview', { rules }, trustRulesPreviewSchema),
  });
  const save = useMutation({
    mutationFn: () =>
      sendJson(
        'PUT',
        '/api/v1/trust-rules',
        { rules, note, base: active?.version ?? 0 },
        trustRuleVersionSchema,
      ),
    onSuccess: async ({ version }) => {
      showToast({
        title: `Version ${version} of the trust rules saved`,
        description: 'Events that come from now on are placed with it. Past events stay until you move them.',
      });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/trust-rules'] });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/trust-rules/versions'] });
    },
  });
  const change = (next: TrustDraft[]) => {
    setDrafts(next);
    // What was shown belongs to other rules.
    preview.reset();
    save.reset();
  };
  const add = () => {
    const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
    change([...drafts, { key, on: 'label', name: 'trust.zone', value: '', zone: '' }]);
  };

  return (
    <div className="grid gap-4">
      {drafts.length === 0 ? (
        <p className="text-fg-muted text-sm">
          No rules: an event belongs to the zone that it names, else to that of its service in the inventory.
        </p>
      ) : (
        <ol className="grid gap-3">
          {drafts.map((draft, index) => (
            <TrustRuleRow
              key={draft.key}
              draft={draft}
              position={index + 1}
              count={drafts.length}
              zones={zones}
              disabled={!mayWrite}
              onChange={(changed) =>
                change(drafts.map((each) => (each.key === changed.key ? changed : each)))
              }
              onMove={(by) => change(moveItem(drafts, index, by))}
              onRemove={() => change(drafts.filter((each) => each.key !== draft.key))}
            />
          ))}
        </ol>
      )}
      <FormError>{generalErrorOf(save.error ?? preview.error ?? start.error, [])}</FormError>
      <div className="flex flex-wrap gap-2">
        <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={add}>
          <Plus aria-hidden />
          Add rule
        </PermittedButton>
        <PermittedButton
          allowed={mayWrite}
          reason={ONLY_ADMINISTRATORS}
          disabled={rules === null || preview.isPending}
          onClick={() => preview.mutate()}
        >
          Try on the last events
        </PermittedButton>
        <PermittedButton
          allowed={mayWrite}
          reason={ONLY_ADMINISTRATORS}
          disabled={rules === null || isBusy || start.isPending}
          onClick={() => rules && start.mutate({ mode: 'count', rules })}
        >
          Count past events that would move
        </PermittedButton>
        {isChanged && mayWrite ? (
          <Button variant="ghost" onClick={() => change(stored.map(draftOf))}>
            Discard changes
          </Button>
        ) : null}
      </div>
      {isChanged && mayWrite ? (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <div className="min-w-0 grow basis-72">
            <Field label="Note" hint="What changed and why. It is kept with the version.">
              {(control) => (
                <Input
                  {...control}
                  value={note}
                  maxLength={1_000}
                  onChange={(event) => setNote(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button
            type="submit"
            variant="primary"
            className="mb-5"
            disabled={rules === null || note.trim() === '' || save.isPending}
          >
            Save as version {(active?.version ?? 0) + 1}
          </Button>
        </form>
      ) : null}
      {preview.data ? <TrustPreview preview={preview.data} /> : null}
    </div>
  );
}
