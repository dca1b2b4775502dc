'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { accessFindingsQuery, isAboutGrants, temporaryGrantsQuery } from '@/lib/client/access-queries';
import type { Permission } from '@/lib/domain/roles';
import { AuditPage } from '../audit-page';
import { ACCESS } from './access-words';
import { AccessSettingsDialog } from './access-settings-dialog';
import { FindingsPanel } from './findings-panel';
import { MayNotSee } from './may-not-see';
import { RecordGrantDialog } from './record-grant-dialog';
import { StandingPanel } from './standing-panel';
import { TemporaryGrantsPanel } from './temporary-grants-panel';

/** `/audit/access`: who holds or held which right beyond the ordinary, and what is wrong with it. */
export function AccessPage({ permissions }: { permissions: readonly Permission[] }) {
  if (!permissions.includes('elevations:write') && !permissions.includes('audit:read'))
    return (
      <AuditPage tab={ACCESS} permissions={permissions} controls={[]}>
        <MayNotSee />
      </AuditPage>
    );
  return <Allowed permissions={permissions} />;
}

function Allowed({ permissions }: { permissions: readonly Permission[] }) {
  const [dialog, setDialog] = useState<'record' | 'settings' | null>(null);
  const queryClient = useQueryClient();
  const answer = useAnswer();
  const reload = () => queryClient.invalidateQueries({ predicate: isAboutGrants });
  const close = (open: boolean) => (open ? undefined : setDialog(null));
  return (
    <AuditPage
      tab={ACCESS}
      permissions={permissions}
      answer={answer}
      controls={[]}
      actions={
        <>
          <PermittedButton
            allowed={permissions.includes('settings:write')}
            reason="An administrator says what counts as break-glass."
            variant="outline"
            onClick={() => setDialog('settings')}
          >
            <SlidersHorizontal aria-hidden />
            What counts
          </PermittedButton>
          <PermittedButton
            allowed={permissions.includes('elevations:write')}
            reason="The roles on-call, reviewer and administrator record grants."
            onClick={() => setDialog('record')}
          >
            <Plus aria-hidden />
            Record a grant
          </PermittedButton>
        </>
      }
    >
      <FindingsPanel />
      <TemporaryGrantsPanel is="open" />
      <TemporaryGrantsPanel is="past" />
      <StandingPanel />
      <RecordGrantDialog open={dialog === 'record'} onOpenChange={close} onRecorded={reload} />
      <AccessSettingsDialog open={dialog === 'settings'} onOpenChange={close} onSaved={reload} />
    </AuditPage>
  );
}

/** What is wrong and what is open, in a sentence; null until both are known. */
function useAnswer(): string | null {
  const findings = useQuery(accessFindingsQuery()).data;
  const open = useInfiniteQuery(temporaryGrantsQuery('open')).data;
  if (!findings || !open) return null;
  const wrong = findings.items.length;
  const first = wrong === 0 ? 'Nothing to look at' : `${formatCounted(wrong, 'grant')} to look at`;
  return `${first}; ${open.total === 0 ? 'none is active' : `${formatCounted(open.total, 'grant')} active now`}.`;
}
