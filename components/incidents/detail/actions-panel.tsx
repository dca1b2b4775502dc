'use client';

import { useState } from 'react';
import { PermittedButton } from '@/components/forms/permitted-button';
import { ActionList } from '@/components/postmortem-actions/action-list';
import { Panel } from '@/components/states/panel';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { ActionDialog } from '../dialogs/action-dialog';
import { WHO_WORKS_ON_INCIDENTS } from '../incident-words';

/** What is to be done after an incident. */
export function ActionsPanel({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Panel
      title="Actions"
      actions={
        <PermittedButton
          size="sm"
          allowed={mayWrite}
          reason={WHO_WORKS_ON_INCIDENTS}
          onClick={() => setIsAdding(true)}
        >
          Add an action
        </PermittedButton>
      }
    >
      {incident.actions.length === 0 ? (
        <p className="text-fg-muted text-sm">None is noted.</p>
      ) : (
        <ActionList actions={incident.actions} mayWrite={mayWrite} />
      )}
      <ActionDialog id={incident.id} open={isAdding} onOpenChange={setIsAdding} />
    </Panel>
  );
}
