'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import { policyDriftSettingsQuery } from '@/lib/client/policy-list-queries';
import { policyDriftSettingsSchema, type PolicyDriftSettings } from '@/lib/domain/policy-drift-settings';

const FIELDS = [
  ['mismatchMinutes', 'Minutes that a rollout may take'],
  ['canaryHours', 'Hours that a canary may take'],
  ['retireHours', 'Hours unseen until retired'],
] as const satisfies readonly (readonly [keyof PolicyDriftSettings, string])[];

/** From when on environments that run different revisions of a policy are a drift. */
export function PolicyDriftPanel({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(policyDriftSettingsQuery());
  return (
    <QueryPanel
      title="Drift of policies"
      description="Environments that run different revisions for longer than a rollout may take are a drift: it began when the first had the newest, and counts as detected when Gatehouse noticed it. A canary is none until its time is over. Environments and enforcement points that were not seen for a while do not count."
      what="drift settings"
      height={110}
      query={query}
    >
      {(settings) => <DriftForm key={JSON.stringify(settings)} settings={settings} mayWrite={mayWrite} />}
    </QueryPanel>
  );
}

function DriftForm({ settings, mayWrite }: { settings: PolicyDriftSettings; mayWrite: boolean }) {
  const [texts, setTexts] = useState<Record<keyof PolicyDriftSettings, string>>({
    mismatchMinutes: String(settings.mismatchMinutes),
    canaryHours: String(settings.canaryHours),
    retireHours: String(settings.retireHours),
  });
  const queryClient = useQueryClient();
  const read = policyDriftSettingsSchema.safeParse(
    Object.fromEntries(FIELDS.map(([name]) => [name, texts[name] === '' ? NaN : Number(texts[name])])),
  );
  const save = useMutation({
    mutationFn: () => sendJson('PUT', '/api/v1/policy-drift-settings', read.data, policyDriftSettingsSchema),
    onSuccess: async () => {
      showToast({ title: 'Drift of policies saved', description: 'It applies within a minute.' });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/policy-drift-settings'] });
    },
  });
  const isChanged = JSON.stringify(read.data) !== JSON.stringify(settings);
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayWrite && read.success) save.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        {FIELDS.map(([name, label]) => (
          <Field key={name} label={label}>
            {(control) => (
              <Input
                {...control}
                className="w-32"
                inputMode="numeric"
                value={texts[name]}
                disabled={!mayWrite}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <PermittedButton
          type="submit"
          allowed={mayWrite}
          reason="Only administrators change these."
          disabled={!read.success || !isChanged || save.isPending}
        >
          Save
        </PermittedButton>
      </div>
      <FormError>
        {read.success
          ? generalErrorOf(save.error, [])
          : 'Write whole numbers: minutes from 1 to 10,080, hours from 1 to 2,160.'}
      </FormError>
    </form>
  );
}
