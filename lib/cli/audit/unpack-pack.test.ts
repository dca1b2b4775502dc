import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { afterAll, describe, expect, it } from 'vitest';
import { saveDownload } from './save-download';
import { unpackPack } from './unpack-pack';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-unpack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archiveOf = async (entries: readonly (Partial<Header> & { name: string; text?: string })[]) => {
  const archive = pack();
  for (const { text = '', ...header } of entries) archive.entry(header as Header, text);
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer);
  return gzipSync(Buffer.concat(parts));
};
let archives = 0;
const saved = (bytes: Uint8Array) => {
  const path = join(folder, `${(archives += 1)}.tar.gz`);
  writeFileSync(path, bytes);
  return path;
};

describe('unpacking a pack', () => {
  it('takes its files out of the folder that they lie in', async () => {
    const path = saved(
      await archiveOf([
        { name: 'pack/', type: 'directory' },
        { name: 'pack/pack.json', text: '{}' },
        { name: 'pack/entries/000001.ndjson', text: 'one\n' },
      ]),
    );
    await unpackPack(path, join(folder, 'good'));
    expect(readFileSync(join(folder, 'good/entries/000001.ndjson'), 'utf8')).toBe('one\n');
  });

  it.each([
    ['a path that leads elsewhere', { name: 'pack/../../outside', text: 'x' }],
    ['a link', { name: 'pack/link', type: 'symlink' as const, linkname: '/etc/passwd' }],
    ['a file beside the folder', { name: 'outside', text: 'x' }],
  ])('refuses %s', async (_, entry) => {
    const path = saved(await archiveOf([entry]));
    await expect(unpackPack(path, join(folder, 'bad'))).rejects.toThrow(
      'which is no file of an evidence pack',
    );
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('refuses what is no archive, and one that is cut off anywhere', async () => {
    const whole = await archiveOf([{ name: 'pack/pack.json', text: 'x'.repeat(5_000) }]);
    await expect(unpackPack(saved(Buffer.from('no archive')), join(folder, 'none'))).rejects.toThrow(
      'no .tar.gz',
    );
    for (const length of whole.keys())
      await expect(
        unpackPack(saved(whole.subarray(0, length)), join(folder, `cut-${length}`)),
        `${length} of ${whole.length} bytes`,
      ).rejects.toThrow('cut off');
  });
});

describe('saving a download', () => {
  it('says what it saved', async () => {
    const file = join(folder, 'saved');
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    expect(await saveDownload(new Response('abc'), file, 'Pack')).toEqual({
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(readFileSync(file, 'utf8')).toBe('abc');
  });

  it('leaves nothing behind that looks whole where the answer breaks off', async () => {
    const file = join(folder, 'broken');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error('gone')),
    });
    await expect(saveDownload(new Response(body), file, 'Pack')).rejects.toThrow('Pack broke off');
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });
});
