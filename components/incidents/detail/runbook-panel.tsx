'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { RunbookSteps } from '@/components/runbook-steps/runbook-steps';
import { Panel } from '@/components/states/panel';
import { runbooksQuery } from '@/lib/client/runbook-queries';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';

/** The runbook that an incident's alerts lead to, or another one, to work along. */
export function RunbookPanel({ incident }: { incident: IncidentDetail }) {
  const [chosen, setChosen] = useQueryState('runbook', parseAsString);
  const all = useQuery(runbooksQuery()).data?.items ?? [];
  const led = [...new Set(incident.items.flatMap(({ runbook }) => runbook ?? []))];
  const slug = chosen ?? led[0] ?? null;
  const titles = new Map(all.map((runbook) => [runbook.slug, runbook.title]));
  return (
    <Panel
      id="runbook"
      title="Runbook"
      description={describe(led.map((each) => titles.get(each) ?? each))}
      actions={
        <ChoiceSelect
          name="Runbook"
          all={led.length > 0 ? 'As its alerts lead' : 'None'}
          value={chosen}
          options={all.map((runbook) => runbook.slug)}
          wordOf={(each) => titles.get(each) ?? each}
          onChoose={(each) => void setChosen(each)}
        />
      }
    >
      {slug === null ? (
        <p className="text-fg-muted text-sm">Choose one to work along.</p>
      ) : (
        <RunbookSteps slug={slug} incidentId={incident.id} />
      )}
    </Panel>
  );
}

const describe = (titles: readonly string[]): string =>
  titles.length === 0 ? 'Its alerts lead to none.' : `Its alerts lead to ${titles.join(', ')}.`;
