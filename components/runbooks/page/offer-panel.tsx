'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { answerRunbookOffer, isAboutRunbooks } from '@/lib/client/runbook-queries';
import type { Runbook } from '@/lib/domain/read-models/runbooks';
import { WHO_WRITES_RUNBOOKS } from '../runbook-words';
import { TextChanges } from './versions-panel';

/** The text that Gatehouse came with since, against the one in force. */
export function OfferPanel({
  runbook: { slug, text, offered },
  mayWrite,
}: {
  runbook: Runbook;
  mayWrite: boolean;
}) {
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: (accept: boolean) => answerRunbookOffer(slug, accept),
    onSuccess: async (_, accept) => {
      showToast({ title: accept ? 'The new text is in force' : 'The text stays as it is' });
      await queryClient.invalidateQueries({ predicate: isAboutRunbooks });
    },
  });
  const allowed = { allowed: mayWrite, reason: WHO_WRITES_RUNBOOKS, disabled: answer.isPending };
  return (
    <Panel
      title="Gatehouse came with a new text of this runbook"
      description="Taking it over makes a new version; what stands now stays as the one before."
      actions={
        <>
          <PermittedButton {...allowed} variant="primary" onClick={() => answer.mutate(true)}>
            Take over
          </PermittedButton>
          <PermittedButton {...allowed} onClick={() => answer.mutate(false)}>
            Keep ours
          </PermittedButton>
        </>
      }
    >
      <FormError>{generalErrorOf(answer.error, [])}</FormError>
      <TextChanges name={`${slug}.md`} from={text} to={offered ?? text} />
    </Panel>
  );
}
