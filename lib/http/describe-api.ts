import { z } from 'zod';
import type { Shape } from './handle';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** A path as in the address (`/api/v1/zones/{slug}`) with the handlers that answer it. */
export type DescribedRoute = {
  path: string;
  summary: string;
  handlers: Partial<Record<Method, { shape: Shape }>>;
};

type JsonSchema = Record<string, unknown>;

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
};

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    remedy: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

/** The OpenAPI 3.1 document of routes, made from the schemas that validate them. */
export function describeApi(routes: readonly DescribedRoute[], server: string, version: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatehouse',
      version,
      description: 'Everything that the screens show, and what they change.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token; programs have no session.' },
      },
      schemas: { Problem: PROBLEM },
    },
    paths: Object.fromEntries(routes.map((route) => [route.path, describePath(route)])),
  };
}

function describePath({ path, summary, handlers }: DescribedRoute): JsonSchema {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const operations = METHODS.filter((method) => handlers[method]).map((method) => [
    method.toLowerCase(),
    describeOperation(method, path, handlers[method]!.shape),
  ]);
  return { summary, ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(operations) };
}

function describeOperation(
  method: Method,
  path: string,
  { permission, query, body, answer }: Shape,
): JsonSchema {
  return {
    operationId: `${method.toLowerCase()}${path.replace('/api/v1', '').replace(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(permission && { description: `Needs the permission ${permission}.` }),
    ...(query && { parameters: describeQuery(query) }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, 'input') } } },
    }),
    responses: {
      '200': {
        description: 'The answer.',
        ...(answer && { content: { 'application/json': { schema: toSchema(answer, 'output') } } }),
      },
      default: {
        description: 'What went wrong, and what to do.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeQuery(query: z.ZodType): JsonSchema[] {
  const { properties = {}, required = [] } = toSchema(query, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
