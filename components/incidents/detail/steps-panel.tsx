'use client';

import { useMutation } from '@tanstack/react-query';
import { FormError } from '@/components/forms/form-error';
import { Panel } from '@/components/states/panel';
import { Checkbox } from '@/components/ui/checkbox';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { tickIncidentStep } from '@/lib/client/incident-queries';
import { INCIDENT_STEPS, type StepTick } from '@/lib/domain/incidents/steps';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { StepFindings } from './step-findings';
import { useIncidentChange } from './use-incident-change';

type Props = { incident: IncidentDetail; assessment: IncidentAssessment | undefined; mayWrite: boolean };

/** The five steps of an incident as a working list, with what Gatehouse can fill in of each. */
export function StepsPanel({ incident, assessment, mayWrite }: Props) {
  const change = useIncidentChange();
  const { mutate, error, variables, isPending } = useMutation({
    mutationFn: (tick: StepTick) => change(() => tickIncidentStep(incident.id, tick)),
  });
  const ticks = new Map(incident.done.map((each) => [`${each.step}/${each.item}`, each]));
  return (
    <Panel
      title="Steps"
      description={
        mayWrite ? 'Tick what is done: the timeline tells who did it and when.' : WHO_WORKS_ON_INCIDENTS
      }
    >
      <ol className="grid gap-4">
        {INCIDENT_STEPS.map((step, index) => {
          const done = step.items.filter(({ id }) => ticks.has(`${step.id}/${id}`)).length;
          return (
            <li key={step.id} className="border-line grid gap-2 border-l-2 pl-3">
              <div>
                <h3 className="text-sm font-semibold">
                  {index + 1}. {step.name}{' '}
                  <span className="text-fg-muted figures font-normal">
                    {done} of {step.items.length}
                  </span>
                </h3>
                <p className="text-fg-muted text-xs">{step.about}</p>
              </div>
              <StepFindings step={step.id} incident={incident} assessment={assessment} />
              <ul className="grid gap-1 text-sm">
                {step.items.map((each) => {
                  const tick = ticks.get(`${step.id}/${each.id}`);
                  const id = `${step.id}-${each.id}`;
                  const isTicking = isPending && variables?.step === step.id && variables.item === each.id;
                  return (
                    <li key={each.id} className="flex items-start gap-2">
                      <Checkbox
                        id={id}
                        className="mt-0.5"
                        checked={isTicking ? variables.isDone : tick !== undefined}
                        disabled={!mayWrite || isPending}
                        onCheckedChange={(checked) =>
                          mutate({ step: step.id, item: each.id, isDone: checked === true })
                        }
                      />
                      <label htmlFor={id} className="min-w-0 text-pretty">
                        {each.text}
                        {tick ? (
                          <span className="text-fg-muted block text-xs">
                            <Time at={tick.at} /> by {tick.by}
                          </span>
                        ) : null}
                      </label>
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ol>
      <FormError>{generalErrorOf(error, [])}</FormError>
    </Panel>
  );
}
