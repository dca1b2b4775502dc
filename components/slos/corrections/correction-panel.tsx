'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { removeCorrection } from '@/lib/client/slo-queries';
import type { Correction } from '@/lib/domain/objective';
import { CATEGORY_WORDS, describeCorrectionTimes } from '../describe-correction';
import { invalidateSlos } from '../invalidate-slos';
import { sloHref } from '../slo-href';
import { WHO_CHANGES_OBJECTIVES } from '../who-changes-objectives';

/** One correction, and the way to remove it. */
export function CorrectionPanel({
  correction,
  mayWrite,
  onRemoved,
}: {
  correction: Correction;
  mayWrite: boolean;
  onRemoved: () => void;
}) {
  const [removing, setRemoving] = useState(false);
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const { id, category, reason, times, objectives, createdBy, createdAt } = correction;
  const remove = async () => {
    await removeCorrection(id);
    onRemoved();
    showToast({ title: 'Correction removed' });
    await invalidateSlos(queryClient);
  };
  return (
    <div className="grid gap-4">
      <DescriptionList
        items={[
          ['Reason', reason],
          ['Category', CATEGORY_WORDS[category]],
          ['When', describeCorrectionTimes(times, zone)],
          [
            'Objectives',
            objectives.length === 0 ? (
              'All of them'
            ) : (
              <ul key="objectives">
                {objectives.map((objective) => (
                  <li key={objective}>
                    <Link
                      href={sloHref(objective)}
                      prefetch={false}
                      className="link inline-flex min-h-6 items-center"
                    >
                      {objective}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          ],
          ['Added by', createdBy],
          ['Added', <Time key="added" at={createdAt} as="absolute" />],
        ]}
      />
      <div>
        <PermittedButton allowed={mayWrite} reason={WHO_CHANGES_OBJECTIVES} onClick={() => setRemoving(true)}>
          <Trash2 aria-hidden />
          Remove correction
        </PermittedButton>
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title="Remove this correction?"
        description="What happened in its windows counts against budgets again, also in the past."
        confirmLabel="Remove correction"
        onConfirm={remove}
      />
    </div>
  );
}
