import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfig, setConfig } from '@/lib/config/config';
import { streamDownload } from './stream-download';

beforeAll(() => setConfig(parseConfig({ GATEHOUSE_LOG_LEVEL: 'silent' })));

const FILE = { name: 'entries.csv', contentType: 'text/csv; charset=utf-8' };

describe('a download', () => {
  it('is the parts one after the other, as a file of its name', async () => {
    async function* parts() {
      yield 'a,b\r\n';
      yield 'ü,2\r\n';
    }
    const response = streamDownload(parts(), FILE);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="entries.csv"');
    expect(await response.text()).toBe('a,b\r\nü,2\r\n');
  });

  it('that breaks off fails, and does not look whole', async () => {
    async function* parts() {
      yield 'a,b\r\n';
      throw new Error('the store went away');
    }
    await expect(streamDownload(parts(), FILE).text()).rejects.toThrow();
  });

  it('makes no more parts than are read', async () => {
    let made = 0;
    let hasEnded = false;
    async function* parts() {
      try {
        for (; ; made += 1) yield 'x';
      } finally {
        hasEnded = true;
      }
    }
    const reader = streamDownload(parts(), FILE).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(made).toBeLessThan(3);
    expect(hasEnded).toBe(true);
  });
});
