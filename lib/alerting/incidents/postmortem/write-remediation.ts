import { writeTime } from '@/lib/domain/compliance/write-cell';
import { INCIDENT_STEPS } from '@/lib/domain/incidents/steps';
import { code, plain } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';

/** The way it was worked on: runbooks, steps, and what is to be done by whom. */
export function writeRemediation({ incident, runbooks }: PostmortemFacts): string[] {
  const done = new Map(incident.done.map((each) => [`${each.step}/${each.item}`, each]));
  const steps = INCIDENT_STEPS.flatMap(({ id, name, items }) =>
    items.map((each) => {
      const tick = done.get(`${id}/${each.id}`);
      const when = tick ? ` (${writeTime(tick.at)}, ${plain(tick.by)})` : '';
      return `- [${tick ? 'x' : ' '}] ${name}: ${each.text}${when}`;
    }),
  );
  const actions = incident.actions.map(
    ({ text, owner, dueOn, doneAt }) =>
      `- [${doneAt === null ? ' ' : 'x'}] ${plain(text)} – ${plain(owner)}, due ${dueOn}`,
  );
  return [
    '## Remediation',
    runbooks.length === 0
      ? 'No runbook was used.'
      : runbooks
          .map(
            ({ slug, title, at, by, done: ticked }) =>
              `- Runbook ${plain(title)} (${code(slug)}), from ${writeTime(at)} by ${plain(by)}: ${ticked} ${ticked === 1 ? 'step' : 'steps'} ticked`,
          )
          .join('\n'),
    '### Steps',
    steps.join('\n'),
    '### What ran by itself, and how well',
    '*Detection, messages, reviews of activations, automated rollback: what helped, what was missing.*',
    '## Actions',
    actions.length === 0 ? 'None is noted.' : actions.join('\n'),
  ];
}
