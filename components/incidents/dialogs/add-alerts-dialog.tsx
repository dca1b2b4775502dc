'use client';

import { useQuery } from '@tanstack/react-query';
import { describeSubject } from '@/components/alert-rows/alert-words';
import { FormDialog } from '@/components/forms/form-dialog';
import { readChosen } from '@/components/forms/read-form';
import { Loading } from '@/components/states/loading';
import { showToast } from '@/components/ui/toast-store';
import { firstAlertsQuery } from '@/lib/client/alert-queries';
import { changeIncidentAlerts } from '@/lib/client/incident-queries';
import { AlertChoice } from '../new/alert-choice';
import { useIncidentChange } from '../detail/use-incident-change';

/** Adds open alerts that belong to no incident yet. */
export function AddAlertsDialog({
  id,
  open,
  onOpenChange,
}: {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const query = useQuery({ ...firstAlertsQuery({}), enabled: open });
  const free = (query.data?.items ?? []).filter(({ incidentId }) => incidentId === null);
  const save = async (form: FormData) => {
    await change(() => changeIncidentAlerts(id, { add: readChosen(form, 'alert') }));
    showToast({ title: 'Alerts added' });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add alerts"
      description="Open alerts that belong to no incident."
      submitLabel="Add"
      fields={[]}
      onSubmit={save}
    >
      {() =>
        query.data ? (
          <AlertChoice
            alerts={free.map((alert) => ({
              id: alert.id,
              title: alert.title,
              about: describeSubject(alert),
            }))}
            chosen={[]}
          />
        ) : (
          <Loading height={120} />
        )
      }
    </FormDialog>
  );
}
