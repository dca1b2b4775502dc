'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import {
  Bell,
  ClipboardCheck,
  Gavel,
  GitCommitHorizontal,
  ListChecks,
  Mail,
  Pencil,
  ShieldAlert,
  StickyNote,
  UserCheck,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import type { FormEvent } from 'react';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { FormError } from '@/components/forms/form-error';
import { readText } from '@/components/forms/read-form';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { addIncidentNote, incidentTimelineQuery } from '@/lib/client/incident-queries';
import type { TimelineItem, TimelineKind } from '@/lib/domain/read-models/incident-timeline';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { useIncidentChange } from './use-incident-change';

const ICONS: Readonly<Record<TimelineKind, readonly [icon: LucideIcon, word: string]>> = {
  alert: [Bell, 'Alert'],
  acknowledgement: [UserCheck, 'Acknowledgement'],
  change: [GitCommitHorizontal, 'Change'],
  review: [ClipboardCheck, 'Review of an activation'],
  verdict: [Gavel, 'Verdict'],
  message: [Mail, 'Message'],
  measure: [ShieldAlert, 'Measure'],
  state: [Waypoints, 'State'],
  role: [Users, 'Role'],
  step: [ListChecks, 'Step'],
  note: [StickyNote, 'Note'],
  correction: [Pencil, 'Correction'],
};

/** What happened around an incident, as the tables tell it, with notes between. */
export function TimelinePanel({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const query = useQuery(incidentTimelineQuery(incident.id));
  return (
    <QueryPanel
      id="timeline"
      title="Timeline"
      description="Writes itself from alerts, changes, messages, verdicts and what is done here."
      query={query}
      what="the timeline"
      height={300}
    >
      {({ items, leftOut }) => (
        <div className="grid gap-4">
          {items.length === 0 ? <p className="text-fg-muted text-sm">Nothing is recorded.</p> : null}
          <ol className="grid gap-2 text-sm">
            {items.map((each) => (
              <Line key={each.id} line={each} />
            ))}
          </ol>
          {leftOut.map((sentence) => (
            <p key={sentence} className="text-fg-muted text-xs">
              {sentence}
            </p>
          ))}
          {mayWrite ? <NoteForm id={incident.id} /> : null}
        </div>
      )}
    </QueryPanel>
  );
}

function Line({ line }: { line: TimelineItem }) {
  const [Icon, word] = ICONS[line.kind];
  const href = hrefOf(line);
  return (
    <li id={line.id} className="flex min-w-0 gap-2">
      <Icon aria-label={word} className="text-fg-muted mt-1 size-4 shrink-0" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-pretty">
          {line.alertId ? (
            <Link className="link" href={alertHref(line.alertId)}>
              {line.text}
            </Link>
          ) : href ? (
            <ScopedLink className="link" prefetch={false} href={href}>
              {line.text}
            </ScopedLink>
          ) : (
            <span className="whitespace-pre-line">{line.text}</span>
          )}
        </p>
        {line.detail ? <p className="text-fg-muted text-xs text-pretty">{line.detail}</p> : null}
        <p className="text-fg-muted text-xs">
          <Time at={line.at} as="absolute" />
          {line.by ? ` · ${line.by}` : ''}
        </p>
      </div>
    </li>
  );
}

const hrefOf = ({ policy, from, to }: TimelineItem): string | null =>
  policy === null ? null : to ? policyDiffHref(policy, to, from) : policyHref(policy);

function NoteForm({ id }: { id: string }) {
  const change = useIncidentChange();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ text }: { text: string; form: HTMLFormElement }) =>
      change(() => addIncidentNote(id, { text })),
    onSuccess: (_, { form }) => form.reset(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ text: readText(new FormData(event.currentTarget), 'text'), form: event.currentTarget });
  };
  return (
    <form className="grid gap-2" onSubmit={submit} noValidate>
      <Field label="Note" error={fieldErrorOf(error, 'text')}>
        {(control) => <Textarea {...control} name="text" rows={2} />}
      </Field>
      <FormError>{generalErrorOf(error, ['text'])}</FormError>
      <div>
        <Button type="submit" disabled={isPending}>
          Add the note
        </Button>
      </div>
    </form>
  );
}
