'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { Panel } from '@/components/states/panel';
import { showToast } from '@/components/ui/toast-store';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { isAbout } from '@/lib/client/is-about';
import { publishTexts } from '@/lib/client/policy-queries';
import type { Published } from '@/lib/domain/policy-publication';
import { WHO_CHANGES_POLICIES } from '../policy-words';
import { FactsFields } from './facts-fields';
import { FilesEditor } from './files-editor';
import { EMPTY_FACTS, findFileProblem, toPublication, type DraftFile } from './publication-draft';
import { PublishedList } from './published-list';

/** `/policies/new`: publishes a revision by hand; what would happen is shown first. */
export function PublishPage({ mayWrite }: { mayWrite: boolean }) {
  const policy = useSearchParams().get('policy') ?? '';
  const [facts, setFacts] = useState({ ...EMPTY_FACTS, policy });
  const [files, setFiles] = useState<DraftFile[]>([{ key: 1, path: '', text: '' }]);
  const [problem, setProblem] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const { mutate, data, error, isPending, reset } = useMutation<Published, Error, boolean>({
    mutationFn: (dryRun) => publishTexts(toPublication(facts, files), dryRun),
    onSuccess: async ({ applied }) => {
      if (!applied) return;
      showToast({ title: 'Revision published' });
      await queryClient.invalidateQueries({ predicate: isAbout('/api/v1/policies') });
    },
  });
  const send = (dryRun: boolean) => {
    const found = findFileProblem(files);
    setProblem(found);
    if (found === null) mutate(dryRun);
  };
  // What was shown belongs to other texts.
  const change = (apply: () => void) => {
    apply();
    setProblem(null);
    reset();
  };
  return (
    <Page
      title={policy ? 'Add a revision' : 'Publish a policy'}
      back={{ href: policy ? policyHref(policy) : '/policies', label: policy || 'Policies' }}
      answer="A revision never changes: other texts are another revision. Repositories and pipelines publish by webhook, or by gatehouse policy push."
      controls={[]}
    >
      <div className="grid max-w-5xl gap-4">
        {mayWrite ? null : <p className="text-fg-muted text-sm">{WHO_CHANGES_POLICIES}</p>}
        <Panel title="Files">
          <FilesEditor
            files={files}
            error={problem ?? fieldErrorOf(error, 'files')}
            onChange={(next) => change(() => setFiles(next))}
          />
        </Panel>
        <Panel title="Revision" description="Everything but the texts may be left empty.">
          <div className="grid gap-4">
            <FactsFields
              facts={facts}
              errorOf={(field) => fieldErrorOf(error, field)}
              onChange={(next) => change(() => setFacts(next))}
            />
            <FormError>{generalErrorOf(error, [...Object.keys(EMPTY_FACTS), 'files'])}</FormError>
            {data ? <PublishedList published={data} /> : null}
            <div className="flex flex-wrap gap-2">
              <PermittedButton
                variant={data ? 'outline' : 'primary'}
                allowed={mayWrite}
                reason={WHO_CHANGES_POLICIES}
                disabled={isPending}
                onClick={() => send(true)}
              >
                Show what would happen
              </PermittedButton>
              {data && !data.applied && isWorthSending(data, facts.approvedBy) ? (
                <PermittedButton
                  variant="primary"
                  allowed={mayWrite}
                  reason={WHO_CHANGES_POLICIES}
                  disabled={isPending}
                  onClick={() => send(false)}
                >
                  Publish
                </PermittedButton>
              ) : null}
            </div>
          </div>
        </Panel>
      </div>
    </Page>
  );
}

/** Texts that are known already bring nothing new but an approval, or the place where they are in force. */
const isWorthSending = ({ policies, activatedIn }: Published, approvedBy: string): boolean =>
  policies.some(({ state }) => state === 'published') || activatedIn !== null || approvedBy.trim() !== '';
