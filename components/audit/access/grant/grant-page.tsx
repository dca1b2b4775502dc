'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { QueryPanel } from '@/components/states/query-panel';
import { showToast } from '@/components/ui/toast-store';
import { accessGrantQuery, endGrant, isAboutGrants } from '@/lib/client/access-queries';
import type { Permission } from '@/lib/domain/roles';
import { AuditPage } from '../../audit-page';
import { ACCESS, FINDING_WORDS, holderName, KIND_WORDS } from '../access-words';
import { MayNotSee } from '../may-not-see';
import { describeGrant } from './describe-grant';
import { GrantEntriesPanel } from './grant-entries-panel';
import { GrantFacts } from './grant-facts';
import { GrantReviewPanel } from './grant-review-panel';

type Props = { grantId: string; permissions: readonly Permission[] };

/** `/audit/access/[grantId]`: one right, why and how long it was held, what was done under it, and its review. */
export function GrantPage(props: Props) {
  const { permissions } = props;
  if (!permissions.includes('elevations:write') && !permissions.includes('audit:read'))
    return (
      <AuditPage tab={ACCESS} permissions={permissions} controls={[]}>
        <MayNotSee />
      </AuditPage>
    );
  return <Allowed {...props} />;
}

function Allowed({ grantId, permissions }: Props) {
  const query = useQuery(accessGrantQuery(grantId));
  const queryClient = useQueryClient();
  const [isEnding, setIsEnding] = useState(false);
  const reload = () => queryClient.invalidateQueries({ predicate: isAboutGrants });
  const grant = query.data;
  const end = async () => {
    await endGrant(grantId);
    showToast({ title: 'Its end is confirmed' });
    await reload();
  };
  return (
    <AuditPage
      tab={ACCESS}
      permissions={permissions}
      title={grant ? `${holderName(grant)}: ${grant.role}` : 'Grant'}
      documentTitle={grant ? `${KIND_WORDS[grant.kind]} of ${holderName(grant)}` : 'Grant'}
      back={{ href: ACCESS, label: 'Access' }}
      controls={[]}
      answer={grant ? describeGrant(grant) : undefined}
      actions={
        grant && grant.revokedAt === null && grant.state !== 'expired' ? (
          <PermittedButton
            allowed={permissions.includes('elevations:write')}
            reason="The roles on-call, reviewer and administrator confirm the end of a grant."
            onClick={() => setIsEnding(true)}
          >
            Confirm its end
          </PermittedButton>
        ) : null
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <QueryPanel title={grant ? KIND_WORDS[grant.kind] : 'Grant'} query={query} what="grant" height={280}>
          {(data) => <GrantFacts grant={data} mayRead={permissions.includes('audit:read')} />}
        </QueryPanel>
        {grant ? (
          <div className="grid gap-4">
            {grant.findings.length > 0 ? (
              <Panel title="Findings">
                <ul className="grid gap-2 text-sm">
                  {grant.findings.map((finding) => (
                    <li key={finding}>
                      <p className="font-medium">{FINDING_WORDS[finding].word}</p>
                      <p className="text-fg-muted text-pretty">{FINDING_WORDS[finding].meaning}</p>
                    </li>
                  ))}
                </ul>
              </Panel>
            ) : null}
            {grant.kind === 'standing' ? null : (
              <GrantReviewPanel
                grant={grant}
                mayReview={permissions.includes('elevations:review')}
                onReviewed={reload}
              />
            )}
          </div>
        ) : null}
      </div>
      {grant ? <GrantEntriesPanel grant={grant} mayRead={permissions.includes('audit:read')} /> : null}
      <ConfirmDialog
        open={isEnding}
        onOpenChange={setIsEnding}
        title="Is the right gone?"
        description="You say that you have made sure of it. Gatehouse takes nothing away by itself."
        confirmLabel="Yes, it is gone"
        onConfirm={end}
      />
    </AuditPage>
  );
}
