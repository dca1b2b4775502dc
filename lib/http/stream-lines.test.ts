import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfig, setConfig } from '@/lib/config/config';
import { streamLines } from './stream-lines';

beforeAll(() => setConfig(parseConfig({ GATEHOUSE_LOG_LEVEL: 'silent' })));

describe('an answer in lines', () => {
  it('is a JSON value a line', async () => {
    async function* values() {
      yield { day: 1 };
      yield { day: 2, text: 'a\nb' };
    }
    const response = streamLines(values());
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ day: 1 }, { day: 2, text: 'a\nb' }]);
  });

  it('that breaks off says so in its last line, and nothing of why', async () => {
    async function* values() {
      yield { day: 1 };
      throw new Error('password=hunter2');
    }
    const [first, last, ...others] = (await streamLines(values()).text()).trim().split('\n');
    expect(JSON.parse(first!)).toEqual({ day: 1 });
    expect(JSON.parse(last!)).toEqual({ error: expect.any(String) as unknown });
    expect(others).toEqual([]);
    expect(last).not.toContain('hunter2');
  });

  it('that nobody reads any more ends its work', async () => {
    let hasEnded = false;
    async function* values() {
      try {
        for (let day = 0; ; day += 1) yield { day };
      } finally {
        hasEnded = true;
      }
    }
    const reader = streamLines(values()).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(hasEnded).toBe(true);
  });
});
