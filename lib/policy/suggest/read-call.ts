import { readEntity } from './cedar/cedar-request';
import type { EventFacts } from './event-facts';

/** A decision as a request over HTTP; what cannot be told is null. */
export type Call = {
  principal: string | null;
  method: string | null;
  path: string | null;
  /** The service that is called. */
  target: string | null;
  port: number | null;
};

/**
 * Reads a decision as a call: of entities of Cedar's their ids, of a resource of a type `…Service` the service
 * that is called. The path is the resource, or the input's.
 */
export function readCall({ principal, action, resource, service, targetService, input }: EventFacts): Call {
  const asked = resource === null ? null : readEntity(resource);
  const said = [field(input, 'context'), input, field(input, 'destination')];
  const path = [resource, ...said.map((each) => field(each, 'path'))].find(isPath) ?? null;
  const port = said.map((each) => field(each, 'port')).find(isPort) ?? null;
  const called = asked && /(^|::)Service$/.test(asked.type) ? asked.id : null;
  return {
    principal: principal === null ? null : (readEntity(principal)?.id ?? principal),
    method: action === null ? null : (readEntity(action)?.id ?? action),
    path,
    target: targetService ?? called ?? service,
    port,
  };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const isPath = (value: unknown): value is string => typeof value === 'string' && value.startsWith('/');

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535;
