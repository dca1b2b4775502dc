import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assignFiles } from './assign-files';
import { packBundle } from '../testing/pack-bundle';
import { readBundle } from './read-bundle';

const WASM = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
const REGO = 'package payments.authz\n\ndefault allow := false\n';

describe('a bundle', () => {
  it('is its texts, its manifest, and its modules apart by their digest', async () => {
    const bytes = await packBundle({
      '/.manifest': '{"revision":"v7","roots":["payments"]}',
      '/payments/authz.rego': REGO,
      './payments/data.json': '{"limit":5}',
      '/policy.wasm': WASM,
      '/.signatures.json': '{"signatures":["x"]}',
      '/logo.png': new Uint8Array([0xff, 0xd8, 0xff]),
    });
    expect(await readBundle(bytes)).toEqual({
      digest: `sha256:${hash('sha256', bytes, 'hex')}`,
      manifest: { revision: 'v7', roots: ['payments'] },
      files: { 'payments/authz.rego': REGO, 'payments/data.json': '{"limit":5}' },
      modules: [{ path: 'policy.wasm', digest: `sha256:${hash('sha256', WASM, 'hex')}`, bytes: WASM }],
      leftOut: ['.signatures.json', 'logo.png'],
    });
  });

  it('may have no manifest', async () => {
    expect(await readBundle(await packBundle({ 'a.rego': REGO }))).toMatchObject({ manifest: null });
  });

  it.each([
    ['a path that leads outside', { 'a/../../etc/passwd': 'x' }, /leads outside/],
    ['a path that leads up from the root', { '/../x.rego': REGO }, /leads outside/],
    ['a path with a backslash', { 'a\\..\\x.rego': REGO }, /leads outside/],
    ['a path that no object can hold', { 'a/__proto__': REGO }, /leads outside of it, or nowhere/],
    ['the same path twice', { '/a.rego': REGO, './a.rego': REGO }, /twice/],
    ['a manifest that is no JSON', { '.manifest': 'revision: v7', 'a.rego': REGO }, /no JSON/],
    ['no file', {}, /no file/],
  ])('with %s is refused', async (_, files, message) => {
    await expect(packBundle(files as Record<string, string>).then(readBundle)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message) as unknown,
    });
  });

  it.each(['symlink', 'link', 'fifo', 'character-device'] as const)('with a %s is refused', async (type) => {
    const bytes = await packBundle({ 'a.rego': REGO }, [
      { name: 'b', type, linkname: '/etc/passwd', size: 0 },
    ]);
    await expect(readBundle(bytes)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it.each([
    ['no gzip', new TextEncoder().encode(REGO)],
    ['cut off', gzipSync('x'.repeat(10_000)).subarray(0, 20)],
    ['gzip of something else', gzipSync(REGO.repeat(40))],
    ['empty', new Uint8Array()],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(readBundle(bytes)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('that unpacks without end, or is too large in any way, is refused', async () => {
    const refused = { code: 'too-large' };
    await expect(readBundle(gzipSync(Buffer.alloc(65 * 1_048_576)))).rejects.toMatchObject(refused);
    await expect(readBundle(new Uint8Array(8 * 1_048_576 + 1))).rejects.toMatchObject(refused);
    await expect(packBundle({ 'data.json': 'x'.repeat(1_000_001) }).then(readBundle)).rejects.toMatchObject(
      refused,
    );
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}.rego`, REGO]));
    await expect(packBundle(many).then(readBundle)).rejects.toMatchObject(refused);
  });
});

it('files belong to the root that their package or folder lies in; the rest to all', () => {
  const files = {
    'src/any.rego': 'package roles.admin\n',
    'http/authz/data.json': '{}',
    'lib/common.rego': 'package lib.common\n',
  };
  expect([...assignFiles(files, ['roles', 'http/authz'])]).toEqual([
    ['roles', { 'src/any.rego': files['src/any.rego'], 'lib/common.rego': files['lib/common.rego'] }],
    ['http/authz', { 'http/authz/data.json': '{}', 'lib/common.rego': files['lib/common.rego'] }],
  ]);
});
