import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { EventFacts } from '../event-facts';
import { readEntity } from './cedar-request';

/** How `readCedarRequest` makes a request of fields, as a mapping that a replay takes. */
export const FIELDS_MAPPING: InputMapping = {
  template: {
    principal: { type: 'Principal', id: '$.event.principal' },
    action: { type: 'Action', id: '$.event.action' },
    resource: { type: 'Service', id: '$.event.targetService | $.event.service' },
    context: { path: '$.event.resource', input: '$.payload.input ?' },
    entities: [],
  },
  ignoreMasked: [],
};

/** Whether a source speaks of Cedar's entities, so that a replay's own mapping serves. */
export const speaksCedar = ({ principal, action, resource }: EventFacts): boolean =>
  [principal, action, resource].every((text) => text !== null && readEntity(text) !== null);
