'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AlertsPage } from '@/components/alerts/alerts-page';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Empty } from '@/components/states/empty';
import { QueryState } from '@/components/states/query-state';
import { rotationsQuery } from '@/lib/client/routing-queries';
import type { RotationRow } from '@/lib/domain/read-models/rotations';
import type { Permission } from '@/lib/domain/roles';
import { EscalationsPanel } from './escalations-panel';
import { RotationDialog } from './rotation-dialog';
import { RotationPanel } from './rotation-panel';
import { describeOnCall, WHO_PLANS } from './rotation-words';
import { TakeOverDialog } from './take-over-dialog';

/** `/alerts/rotations`: who is on call now and next, and who is told when nobody acknowledges. */
export function RotationsPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(rotationsQuery());
  const [editing, setEditing] = useState<RotationRow | 'new' | null>(null);
  const [takingOver, setTakingOver] = useState<RotationRow | null>(null);
  const mayPlan = permissions.includes('alerting:write');
  const mayTakeOver = permissions.includes('alerts:write');
  return (
    <AlertsPage
      tab="/alerts/rotations"
      controls={[]}
      answer={query.data ? describeOnCall(query.data.items) : null}
      actions={
        <PermittedButton
          allowed={mayPlan}
          reason={WHO_PLANS}
          disabled={!query.data}
          onClick={() => setEditing('new')}
        >
          <Plus aria-hidden />
          Add rotation
        </PermittedButton>
      }
    >
      <QueryState query={query} what="rotations" height={360}>
        {(list) => (
          <div className="grid gap-4">
            {list.items.length === 0 ? (
              <Empty
                kind="not-connected"
                title="No rotation exists."
                how="A rotation says who is on call when. Routes and escalations lead to whoever that is, and everybody sees it on every page."
              />
            ) : (
              <div className="grid items-start gap-4 2xl:grid-cols-2">
                {list.items.map((rotation) => (
                  <RotationPanel
                    key={rotation.id}
                    rotation={rotation}
                    list={list}
                    mayPlan={mayPlan}
                    mayTakeOver={mayTakeOver}
                    onEdit={() => setEditing(rotation)}
                    onTakeOver={() => setTakingOver(rotation)}
                  />
                ))}
              </div>
            )}
            {editing ? (
              <RotationDialog
                rotation={editing === 'new' ? null : editing}
                people={list.people}
                onClose={() => setEditing(null)}
              />
            ) : null}
            <TakeOverDialog rotation={takingOver} list={list} onClose={() => setTakingOver(null)} />
          </div>
        )}
      </QueryState>
      <EscalationsPanel mayPlan={mayPlan} />
    </AlertsPage>
  );
}
