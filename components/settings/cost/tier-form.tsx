'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import { TELEMETRY_TIERS } from '@/lib/domain/inventory';
import {
  telemetrySettingsSchema,
  type TelemetrySettings,
  type TelemetryTier,
} from '@/lib/domain/telemetry-settings';
import { draftOf, readDraft, type TelemetryDraft, type TierTexts } from './tier-draft';

const PRICED = { both: 'Stored and reported', stored: 'Stored only', reported: 'Reported only' } as const;
const TIER_WORDS: Record<TelemetryTier, string> = {
  full: 'Full',
  standard: 'Standard',
  sampled: 'Sampled',
};

/** Budget and prices, and what is kept of each tier. */
export function TierForm({ settings, mayWrite }: { settings: TelemetrySettings; mayWrite: boolean }) {
  const [draft, setDraft] = useState<TelemetryDraft>(() => draftOf(settings));
  const queryClient = useQueryClient();
  const read = readDraft(draft);
  const errors = 'errors' in read ? read.errors : {};
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(settings));
  const save = useMutation({
    mutationFn: () =>
      sendJson(
        'PUT',
        '/api/v1/telemetry-settings',
        'settings' in read ? read.settings : null,
        telemetrySettingsSchema,
      ),
    onSuccess: async () => {
      showToast({
        title: 'Telemetry settings saved',
        description: 'Sampling applies to events that come from now on; retention within ten minutes.',
      });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/cost'] });
    },
  });
  const text = (label: string, path: string, value: string, set: (value: string) => void, hint?: string) => (
    <Field label={label} hint={hint} error={errors[path]}>
      {(control) => (
        <Input
          {...control}
          value={value}
          disabled={!mayWrite}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
  const setTier = (tier: TelemetryTier, texts: Partial<TierTexts>) =>
    setDraft({ ...draft, tiers: { ...draft.tiers, [tier]: { ...draft.tiers[tier], ...texts } } });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayWrite && 'settings' in read) save.mutate();
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {text('Currency', 'currency', draft.currency, (currency) => setDraft({ ...draft, currency }))}
        {text(
          'Budget for a month',
          'monthlyBudget',
          draft.budget,
          (budget) => setDraft({ ...draft, budget }),
          'Empty for none.',
        )}
        <Field label="What has a price">
          {(control) => (
            <Select
              {...control}
              value={draft.priced}
              disabled={!mayWrite}
              onChange={(event) =>
                setDraft({ ...draft, priced: event.target.value as TelemetryDraft['priced'] })
              }
            >
              {Object.entries(PRICED).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {TELEMETRY_TIERS.map((tier) => (
        <fieldset
          key={tier}
          className="border-line grid items-start gap-3 rounded-md border p-3 sm:grid-cols-3"
        >
          <legend className="px-1 text-sm font-medium">{TIER_WORDS[tier]}</legend>
          {text(
            'Price for a GB',
            `tiers.${tier}.pricePerGb`,
            draft.tiers[tier].price,
            (price) => setTier(tier, { price }),
            'Empty: no price, no cost.',
          )}
          {text(
            'Days that events are kept',
            `tiers.${tier}.retentionDays`,
            draft.tiers[tier].retention,
            (retention) => setTier(tier, { retention }),
            'Empty: as long as any are kept.',
          )}
          {text(
            'Allowed traffic that is kept, %',
            `tiers.${tier}.sampleRate`,
            draft.tiers[tier].percent,
            (percent) => setTier(tier, { percent }),
            '100: everything.',
          )}
        </fieldset>
      ))}
      <FormError>{generalErrorOf(save.error, [])}</FormError>
      <div className="flex flex-wrap gap-2">
        <PermittedButton
          type="submit"
          variant="primary"
          allowed={mayWrite}
          reason="Only administrators change these."
          disabled={!isChanged || !('settings' in read) || save.isPending}
        >
          Save
        </PermittedButton>
        {isChanged ? (
          <Button type="button" variant="ghost" onClick={() => setDraft(draftOf(settings))}>
            Discard changes
          </Button>
        ) : null}
      </div>
    </form>
  );
}
