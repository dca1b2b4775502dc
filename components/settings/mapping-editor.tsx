'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import type { MappingRule } from '@/lib/domain/decision-mapping';
import { mappingsPreviewSchema, mappingsRowSchema } from '@/lib/domain/read-models/mappings';
import { draftOf, moveDraft, readDrafts, type MappingDraft } from './mapping-draft';
import { MappingPreview } from './mapping-preview';
import { MappingRuleRow } from './mapping-rule-row';

const ONLY_ADMINISTRATORS = 'Only administrators change mappings.';

/** The rules of one source: ordered, edited as drafts, tried on the last decisions, then saved. */
export function MappingEditor({
  source,
  stored,
  mayWrite,
}: {
  source: string;
  stored: readonly MappingRule[];
  mayWrite: boolean;
}) {
  const [drafts, setDrafts] = useState<MappingDraft[]>(() => stored.map(draftOf));
  const queryClient = useQueryClient();
  const rules = readDrafts(drafts);
  const isChanged = JSON.stringify(rules) !== JSON.stringify(stored);

  const preview = useMutation({
    mutationFn: () => sendJson('POST', '/api/v1/mappings/preview', { source, rules }, mappingsPreviewSchema),
  });
  const save = useMutation({
    mutationFn: () =>
      sendJson('PUT', `/api/v1/mappings/${encodeURIComponent(source)}`, { rules }, mappingsRowSchema),
    onSuccess: async () => {
      showToast({
        title: `Mappings of ${source} saved`,
        description: 'Events that come from now on are read with them.',
      });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/mappings'] });
    },
  });

  const change = (next: MappingDraft[]) => {
    setDrafts(next);
    // What was shown belongs to other rules.
    preview.reset();
    save.reset();
  };
  const add = () => {
    const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
    change([...drafts, { key, policy: '*', resultPath: '', values: 'true' }]);
  };

  return (
    <div className="grid gap-4">
      {drafts.length === 0 ? (
        <p className="text-fg-muted text-sm">
          No rules: results of this source are read by the shapes that OPA&rsquo;s integrations use.
        </p>
      ) : (
        <ol className="grid gap-3">
          {drafts.map((draft, index) => (
            <MappingRuleRow
              key={draft.key}
              draft={draft}
              position={index + 1}
              count={drafts.length}
              disabled={!mayWrite}
              onChange={(changed) =>
                change(drafts.map((each) => (each.key === changed.key ? changed : each)))
              }
              onMove={(by) => change(moveDraft(drafts, index, by))}
              onRemove={() => change(drafts.filter((each) => each.key !== draft.key))}
            />
          ))}
        </ol>
      )}
      <FormError>{generalErrorOf(save.error ?? preview.error, [])}</FormError>
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
          Try on the last decisions
        </PermittedButton>
        <PermittedButton
          variant="primary"
          allowed={mayWrite}
          reason={ONLY_ADMINISTRATORS}
          disabled={rules === null || !isChanged || save.isPending}
          onClick={() => save.mutate()}
        >
          Save rules
        </PermittedButton>
        {isChanged && mayWrite ? (
          <Button variant="ghost" onClick={() => change(stored.map(draftOf))}>
            Discard changes
          </Button>
        ) : null}
      </div>
      {preview.data ? <MappingPreview preview={preview.data} /> : null}
    </div>
  );
}
