'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import type { FormEvent } from 'react';
import { describeSubject } from '@/components/alert-rows/alert-words';
import { FormError } from '@/components/forms/form-error';
import { readChosen, readList, readText } from '@/components/forms/read-form';
import { Page } from '@/components/layout/page';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { firstAlertsQuery } from '@/lib/client/alert-queries';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { incidentHref, isAboutIncidents, openIncident } from '@/lib/client/incident-queries';
import type { AlertList } from '@/lib/domain/read-models/alerts';
import { INCIDENTS, WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { SeverityField } from '../severity-field';
import { AlertChoice } from './alert-choice';

const BACK = { href: INCIDENTS, label: 'Incidents' };

/** `/incidents/new`: opens an incident, of the alerts that the address names (`alert`, once or more) or others. */
export function NewIncidentPage({ mayWrite }: { mayWrite: boolean }) {
  const chosen = useSearchParams().getAll('alert');
  const query = useQuery(firstAlertsQuery({}));
  return (
    <Page title="Open an incident" back={BACK} controls={[]}>
      {mayWrite ? (
        <QueryState query={query} what="open alerts" height={320}>
          {(alerts) => <NewIncidentForm alerts={alerts} chosen={chosen} />}
        </QueryState>
      ) : (
        <Panel title="Not allowed">
          <p className="text-sm">{WHO_WORKS_ON_INCIDENTS}</p>
        </Panel>
      )}
    </Page>
  );
}

function NewIncidentForm({ alerts, chosen }: { alerts: AlertList; chosen: readonly string[] }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const first = alerts.items.find(({ id }) => chosen.includes(id));
  const free = alerts.items.filter(({ incidentId }) => incidentId === null);
  const shown = free.map((alert) => ({ id: alert.id, title: alert.title, about: describeSubject(alert) }));
  // One that has ended since, or that lies beyond the first hundred, is still the one that was asked for.
  const missing = chosen
    .filter((id) => !alerts.items.some((alert) => alert.id === id))
    .map((id) => ({ id, title: 'The alert that you came from', about: id }));
  const { mutate, error, isPending } = useMutation({
    mutationFn: (form: FormData) =>
      openIncident({
        title: readText(form, 'title'),
        severity: Number(readText(form, 'severity')),
        alerts: readChosen(form, 'alert'),
        zones: readList(form, 'zones'),
      }),
    onSuccess: async ({ number }) => {
      await queryClient.invalidateQueries({ predicate: isAboutIncidents });
      router.push(incidentHref(number));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="grid max-w-3xl gap-4" onSubmit={submit} noValidate>
      <Panel title="What is wrong">
        <div className="grid gap-4">
          <Field label="Title" error={fieldErrorOf(error, 'title')}>
            {(control) => <Input {...control} name="title" defaultValue={first?.title ?? ''} required />}
          </Field>
          <SeverityField
            initial={first?.severity === 'ticket' ? 3 : 2}
            error={fieldErrorOf(error, 'severity')}
          />
          <Field
            label="Zones"
            hint="Between commas, beside those of its alerts. Without alerts and zones it is about the whole estate."
            error={fieldErrorOf(error, 'zones')}
          >
            {(control) => <Input {...control} name="zones" autoComplete="off" spellCheck={false} />}
          </Field>
        </div>
      </Panel>
      <Panel title="Its alerts" description="Cause, policy and the time of detection are taken from them.">
        <AlertChoice alerts={[...missing, ...shown]} chosen={chosen} />
      </Panel>
      <FormError>{generalErrorOf(error, ['title', 'severity', 'zones'])}</FormError>
      <div>
        <Button type="submit" variant="primary" disabled={isPending}>
          Open the incident
        </Button>
      </div>
    </form>
  );
}
