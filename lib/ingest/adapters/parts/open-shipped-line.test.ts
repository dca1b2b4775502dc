import { describe, expect, it } from 'vitest';
import { openShippedLine } from './open-shipped-line';

const isOwn = (record: Record<string, unknown>) => 'own' in record;

describe('a log line that was shipped', () => {
  it('by Fluent Bit says which pod wrote it', () => {
    const kubernetes = {
      namespace_name: 'shop',
      pod_name: 'cart-7d9c8b6f5-x2x4z',
      host: 'node-1',
      labels: { app: 'cart' },
    };
    expect(openShippedLine({ log: 'a line\n', kubernetes, cluster: 'prod' }, isOwn)).toEqual({
      content: 'a line',
      from: {
        cluster: 'prod',
        namespace: 'shop',
        pod: 'cart-7d9c8b6f5-x2x4z',
        service: 'cart',
        node: 'node-1',
      },
    });
  });

  it('by Vector says which pod wrote it, also without labels', () => {
    const kubernetes = {
      pod_namespace: 'shop',
      pod_name: 'cart-7d9c8b6f5-x2x4z',
      pod_node_name: 'node-1',
    };
    expect(openShippedLine({ message: '{"own":1}', kubernetes }, isOwn)).toMatchObject({
      content: { own: 1 },
      from: { namespace: 'shop', service: 'cart', node: 'node-1' },
    });
  });

  it('is not looked for in what the source itself wrote', () => {
    const record = { own: 1, message: 'connection complete' };
    expect(openShippedLine(record, isOwn)?.content).toBe(record);
  });

  it.each([null, 'x', 7, [], {}, { log: '' }, { log: 7 }])('%j holds none', (record) => {
    expect(openShippedLine(record, isOwn)).toBeNull();
  });

  it('that is broken JSON stays a text', () => {
    expect(openShippedLine({ text: '{"own":' }, isOwn)?.content).toBe('{"own":');
  });
});
