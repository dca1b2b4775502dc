'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCheck, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { RunbookBlocks } from '@/components/runbook-steps/runbook-blocks';
import { RunbookSteps } from '@/components/runbook-steps/runbook-steps';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { showToast } from '@/components/ui/toast-store';
import { alertHref } from '@/lib/client/alert-queries';
import { generalErrorOf } from '@/lib/client/field-errors';
import { isAboutRunbooks, removeRunbook, reviewRunbook, runbookQuery } from '@/lib/client/runbook-queries';
import type { Runbook } from '@/lib/domain/read-models/runbooks';
import type { Permission } from '@/lib/domain/roles';
import { RunbookEditor } from '../runbook-editor';
import { WHO_WRITES_RUNBOOKS } from '../runbook-words';
import { OfferPanel } from './offer-panel';
import { RunbookFacts } from './runbook-facts';
import { UsesPanel } from './uses-panel';
import { VersionsPanel } from './versions-panel';

const REFRESH_MS = 30_000;
const viewParser = parseAsStringLiteral(['read', 'edit'] as const).withDefault('read');

/**
 * `/runbooks/[slug]`: a runbook as it is read, with live values, its versions and its uses; opened from an alert
 * (`?alert=`) it is worked along for it.
 */
export function RunbookPage({ slug, permissions }: { slug: string; permissions: readonly Permission[] }) {
  const [view, setView] = useQueryState('view', viewParser);
  const [alertId] = useQueryState('alert', parseAsString);
  const query = useQuery({
    ...runbookQuery(slug, {}),
    refetchInterval: view === 'read' ? REFRESH_MS : false,
  });
  const mayWrite = permissions.includes('runbooks:write');
  return (
    <Page
      title={query.data?.title ?? 'Runbook'}
      documentTitle={`${query.data?.title ?? 'Runbook'} · Runbooks`}
      back={{ href: '/runbooks', label: 'Runbooks' }}
      controls={['refresh']}
      actions={
        query.data && view === 'read' ? (
          <Actions runbook={query.data} mayWrite={mayWrite} onEdit={() => void setView('edit')} />
        ) : null
      }
    >
      <QueryState query={query} what="the runbook" height={480}>
        {(runbook) =>
          view === 'edit' && mayWrite ? (
            <RunbookEditor
              key={runbook.version}
              slug={runbook.slug}
              text={runbook.text}
              basedOn={runbook.version}
              onDone={() => void setView('read')}
            />
          ) : (
            <Read runbook={runbook} alertId={alertId} mayWrite={mayWrite} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Read({
  runbook,
  alertId,
  mayWrite,
}: {
  runbook: Runbook;
  alertId: string | null;
  mayWrite: boolean;
}) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="grid min-w-0 gap-4">
        {runbook.offered === null ? null : <OfferPanel runbook={runbook} mayWrite={mayWrite} />}
        {alertId === null ? (
          <Panel
            title="What to do"
            description="Values are those of now. Names such as $zone are filled in, and steps can be ticked, where an alert or an incident led here."
          >
            <RunbookBlocks rendered={runbook.rendered} />
          </Panel>
        ) : (
          <Panel
            title="What to do"
            description="Values are those of now, about the alert that led here."
            actions={
              <Link className="link inline-flex min-h-6 items-center" href={alertHref(alertId)}>
                The alert
              </Link>
            }
          >
            <RunbookSteps slug={runbook.slug} alertId={alertId} />
          </Panel>
        )}
      </div>
      <div className="grid min-w-0 gap-4">
        <RunbookFacts runbook={runbook} />
        <UsesPanel slug={runbook.slug} />
        <VersionsPanel runbook={runbook} />
      </div>
    </div>
  );
}

function Actions({
  runbook: { slug, title },
  mayWrite,
  onEdit,
}: {
  runbook: Runbook;
  mayWrite: boolean;
  onEdit: () => void;
}) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isRemoving, setRemoving] = useState(false);
  const reload = () => queryClient.invalidateQueries({ predicate: isAboutRunbooks });
  const review = useMutation({
    mutationFn: () => reviewRunbook(slug),
    onSuccess: async () => {
      showToast({ title: 'Reviewed today' });
      await reload();
    },
  });
  const allowed = { allowed: mayWrite, reason: WHO_WRITES_RUNBOOKS };
  return (
    <>
      <FormError>{generalErrorOf(review.error, [])}</FormError>
      <PermittedButton {...allowed} disabled={review.isPending} onClick={() => review.mutate()}>
        <CheckCheck aria-hidden />
        Reviewed today
      </PermittedButton>
      <PermittedButton {...allowed} onClick={onEdit}>
        <Pencil aria-hidden />
        Edit
      </PermittedButton>
      <PermittedButton {...allowed} variant="ghost" onClick={() => setRemoving(true)}>
        <Trash2 aria-hidden />
        Remove
      </PermittedButton>
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove "${title}"?`}
        description="Alerts lead to it no longer. Its versions and uses stay, since incidents name them."
        confirmLabel="Remove"
        onConfirm={async () => {
          await removeRunbook(slug);
          router.push('/runbooks');
          await reload();
        }}
      />
    </>
  );
}
