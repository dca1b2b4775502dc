import { z } from 'zod';

/** The five steps of an incident. Source: the incident checklist of the document that Gatehouse was made from. */
export const INCIDENT_STEPS = [
  {
    id: 'triage',
    name: 'Triage',
    about: 'Is it policy, attestation, telemetry or network?',
    items: [
      { id: 'cause', text: 'The kind of cause is told apart: policy, attestation, telemetry or network' },
      { id: 'lead', text: 'Severity and commander are set' },
    ],
  },
  {
    id: 'scope',
    name: 'Scope',
    about: 'Trust tags tell which services are affected.',
    items: [
      { id: 'services', text: 'The affected services are known from their trust tags' },
      { id: 'places', text: 'Zones and environments that see the same are known' },
      { id: 'blind', text: 'Services without telemetry are counted as affected until shown otherwise' },
    ],
  },
  {
    id: 'mitigate',
    name: 'Mitigate',
    about: 'Emergency rollback of the policy, or a bypass if that is safe.',
    items: [
      { id: 'decision', text: 'Rollback, bypass or waiting is decided on, with the reason' },
      { id: 'measure', text: 'The measure is taken and recorded here' },
      { id: 'effect', text: 'Denials, errors or failures fell after it' },
    ],
  },
  {
    id: 'remediate',
    name: 'Remediate',
    about: 'Fix the root cause and deploy the tested policy.',
    items: [
      { id: 'cause', text: 'The root cause is fixed' },
      { id: 'tests', text: 'The tests of the policy hold a case like this one' },
      { id: 'deploy', text: 'The tested policy is active everywhere' },
      { id: 'bypasses', text: 'Every bypass has ended' },
    ],
  },
  {
    id: 'postmortem',
    name: 'Postmortem',
    about: 'Policy diff, telemetry gap and remediation actions.',
    items: [
      { id: 'diff', text: 'It holds the policy diff and its approvals' },
      { id: 'gaps', text: 'It names the telemetry gaps that delayed detection' },
      { id: 'rationale', text: 'It tells the time to rollback and why it was decided so' },
      { id: 'automation', text: 'It says how well remediation that runs by itself worked' },
      { id: 'actions', text: 'Its actions have owners and due dates' },
    ],
  },
] as const;

export type IncidentStepId = (typeof INCIDENT_STEPS)[number]['id'];

export const isStepItem = (step: string, item: string): boolean =>
  INCIDENT_STEPS.some(({ id, items }) => id === step && items.some((each) => each.id === item));

/** `PUT …/steps`: ticks an item, or takes the tick away. */
export const stepTickSchema = z
  .object({ step: z.string().max(40), item: z.string().max(40), isDone: z.boolean() })
  .refine(({ step, item }) => isStepItem(step, item), { path: ['item'], message: 'no item of a step' });
export type StepTick = z.infer<typeof stepTickSchema>;
