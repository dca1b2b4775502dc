import { countAccesses } from '../count-accesses';
import type { EventFacts } from '../event-facts';
import { shapeEvents } from '../shape-events';
import type { SuggestedText } from '../suggested-text';
import { suggestRules } from '../suggest-rules';
import { readCedarRequest } from './cedar-request';
import { evaluateCedar, readCedarText } from './evaluate-cedar';
import { FIELDS_MAPPING, speaksCedar } from './fields-mapping';
import { shapeCedar } from './shape-cedar';
import { writeCedar } from './write-cedar';

/** Suggests Cedar permits from the decisions among `events`, and asks Cedar what they would have answered. */
export async function suggestCedar(events: readonly EventFacts[]): Promise<SuggestedText> {
  const { shaped, unsaid } = shapeEvents(events, (event) => {
    if (event.kind !== 'decision') return null;
    const request = readCedarRequest(event);
    return request
      ? { access: shapeCedar(request) }
      : { problem: 'The source did not report principal, action and resource.' };
  });
  const observed = countAccesses(shaped);
  const suggestion = suggestRules(observed);
  const text = writeCedar(suggestion.rules, 'suggested');
  const read = readCedarText(text);
  const policies = 'policies' in read ? read.policies : [];
  const answers = await evaluateCedar(
    policies,
    shaped.map(({ event }) => readCedarRequest(event)!),
  );
  const isOwn = shaped.every(({ event }) => speaksCedar(event));
  return {
    text,
    remarks: isOwn
      ? []
      : [
          'The sources do not speak of Cedar: their principals, actions and targets are written as Principal, Action and Service, the path and what the engine was given as context. A replay uses the same mapping.',
        ],
    observed,
    suggestion,
    unsaid,
    replayed: text
      ? shaped.map(({ judged }, index) => ({ judged, isPermitted: answers[index]?.isPermitted ?? false }))
      : null,
    mapping: isOwn ? null : FIELDS_MAPPING,
  };
}
