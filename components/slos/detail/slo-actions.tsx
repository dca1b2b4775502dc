'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { PermittedLink } from '@/components/forms/permitted-link';
import { showToast } from '@/components/ui/toast-store';
import { removeObjective } from '@/lib/client/slo-queries';
import type { Objective } from '@/lib/domain/objective';
import { invalidateSlos } from '../invalidate-slos';
import { SLOS, sloEditHref } from '../slo-href';
import { WHO_CHANGES_OBJECTIVES } from '../who-changes-objectives';

/** Editing and removing an objective; one that a file owns is changed in the file. */
export function SloActions({ objective, mayWrite }: { objective: Objective; mayWrite: boolean }) {
  const [removing, setRemoving] = useState(false);
  const queryClient = useQueryClient();
  const router = useRouter();
  const allowed = mayWrite && objective.ownedBy === null;
  const reason =
    objective.ownedBy === null
      ? WHO_CHANGES_OBJECTIVES
      : `Owned by ${objective.ownedBy}: change it there and import it again.`;
  const remove = async () => {
    await removeObjective(objective.id);
    router.push(SLOS);
    showToast({ title: `${objective.name} removed` });
    await invalidateSlos(queryClient);
  };
  return (
    <>
      <PermittedLink allowed={allowed} reason={reason} href={sloEditHref(objective.id)}>
        <Pencil aria-hidden />
        Edit
      </PermittedLink>
      <PermittedButton allowed={allowed} reason={reason} onClick={() => setRemoving(true)}>
        <Trash2 aria-hidden />
        Remove
      </PermittedButton>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove the objective ${objective.name}?`}
        description="Its budget, burn and alert rules go with it. The events that it was counted from stay."
        confirmLabel="Remove objective"
        onConfirm={remove}
      />
    </>
  );
}
