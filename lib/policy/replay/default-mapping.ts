import type { ReplayEngine } from '@/lib/domain/replay/candidate';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';

const FIELDS = {
  zone: '$.event.zone ?',
  service: '$.event.service ?',
  environment: '$.event.environment ?',
  targetService: '$.event.targetService ?',
  targetZone: '$.event.targetZone ?',
};

/** What a request to Cedar is made of, where the source logged it itself. */
const CEDAR_REQUEST = {
  principal: '$.payload.request.principal | $.payload.principal | $.event.principal',
  action: '$.payload.request.action | $.payload.action | $.event.action',
  resource: '$.payload.request.resource | $.payload.resource | $.event.resource',
  context: '$.payload.request.context | $.payload.context ?',
  entities: '$.payload.request.entities | $.payload.entities ?',
};

/** Made of the columns, for sources that do not speak of Cedar's entities. */
const CEDAR_FIELDS = {
  principal: { type: 'Principal', id: '$.event.principal' },
  action: { type: 'Action', id: '$.event.action' },
  resource: { type: 'Resource', id: '$.event.resource' },
  context: FIELDS,
  entities: [],
};

const REGO_FIELDS = {
  principal: '$.event.principal ?',
  action: '$.event.action ?',
  resource: '$.event.resource ?',
  ...FIELDS,
};

const of = (template: InputMapping['template']): InputMapping => ({ template, ignoreMasked: [] });

/**
 * How the decisions of an adapter become an engine's input when nobody says otherwise: what the source logged as
 * the input, else what is made of the event's columns. `hasInput`: whether the payload itself has an `input`.
 */
export function defaultMapping(engine: ReplayEngine, adapter: string, hasInput: boolean): InputMapping {
  if (engine === 'cedar') return of(adapter === 'cedar' ? CEDAR_REQUEST : hasInput ? INPUT : CEDAR_FIELDS);
  if (adapter === 'opa' || hasInput) return of(INPUT);
  return of(REGO_FIELDS);
}

const INPUT = '$.payload.input';
