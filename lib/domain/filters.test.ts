import { describe, expect, it } from 'vitest';
import { eventListQuerySchema, pageSchema, scopeFilterSchema } from './filters';

describe('the filters of an address', () => {
  it('default to the last hour, fifty rows, newest first', () => {
    expect(eventListQuerySchema.parse({})).toEqual({ from: 'now-1h', to: 'now', limit: 50, order: 'desc' });
  });

  it('keep the names that screens and API share', () => {
    const filter = {
      from: '2026-11-21T09:00:00Z',
      to: 'now',
      zone: 'payments',
      service: 'checkout',
      environment: 'eu-1',
      kind: 'decision',
      outcome: 'deny',
      policy: 'http/authz',
      rule: 'r1',
      revision: 'v2',
      principal: 'spiffe://example/checkout',
      source: 'opa',
      targetZone: 'pii',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      q: 'salary',
    };
    expect(eventListQuerySchema.parse(filter)).toMatchObject(filter);
  });

  it.each([
    [{ from: 'yesterday' }, 'from'],
    [{ to: 'later' }, 'to'],
    [{ kind: 'desicion' }, 'kind'],
    [{ order: 'up' }, 'order'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '501' }, 'limit'],
    [{ limit: '1.5' }, 'limit'],
    [{ q: 'x'.repeat(201) }, 'q'],
  ])('%j is refused by its name', (query, path) => {
    const parsed = eventListQuerySchema.safeParse(query);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('read a limit from text', () => {
    expect(pageSchema.parse({ limit: '500' }).limit).toBe(500);
  });

  it('leave out what nobody asked for', () => {
    expect(scopeFilterSchema.parse({ unknown: 'x' })).toEqual({ from: 'now-1h', to: 'now' });
  });
});
