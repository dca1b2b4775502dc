import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { describeApi } from '@/lib/http/describe-api';
import { API_ROUTES } from './routes';

vi.mock('next/headers', () => ({}));

const ROOT = join(import.meta.dirname, '..');
/** A stream of events is no JSON document, and the document does not describe itself. */
const NOT_DESCRIBED = ['/api/v1/stream', '/api/v1/openapi.json'];

it('every route of the API is in its document', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  const paths = files
    .map((file) =>
      `/api/v1/${file.replaceAll('\\', '/').replace('/route.ts', '')}`.replace(
        /\[(?:\.{3})?(\w+)\]/g,
        '{$1}',
      ),
    )
    .filter((path) => !NOT_DESCRIBED.includes(path));
  expect(API_ROUTES.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
});

it('the document names the filters of a list and the shape of its answer', () => {
  const document = describeApi(API_ROUTES, 'http://localhost:3000', '1.0.0') as {
    paths: Record<
      string,
      Record<
        string,
        {
          parameters: { name: string }[];
          responses: Record<string, { content: Record<string, { schema: { properties: object } }> }>;
        }
      >
    >;
  };
  const { parameters, responses } = document.paths['/api/v1/denials']!.get!;
  expect(parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['from', 'to', 'zone', 'service', 'policy', 'cursor', 'limit']),
  );
  expect(Object.keys(responses['200']!.content['application/json']!.schema.properties).toSorted()).toEqual([
    'items',
    'nextCursor',
    'total',
  ]);
});
