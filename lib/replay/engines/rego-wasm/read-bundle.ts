import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { CandidateError } from '../../engine';

/** A policy's WebAssembly with the data that came with it. */
export type RegoBundle = { wasm: Uint8Array<ArrayBuffer>; data: Record<string, unknown> };

const MAX_UNPACKED = 64 * 1_048_576;
const MAX_FILES = 10_000;

/**
 * Reads a bundle (.tar.gz) with its policy.wasm and every data.json, each under the path of its folder, or a bare
 * module. Throws `CandidateError` for what is neither.
 */
export async function readBundle(bytes: Uint8Array): Promise<RegoBundle> {
  if (isWasm(bytes)) return { wasm: Uint8Array.from(bytes), data: {} };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new CandidateError('The candidate is neither a bundle (.tar.gz) nor WebAssembly.');
  const files = await unpack(unzip(bytes));
  const wasm = files.find(({ path }) => /(^|\/)policy\.wasm$/.test(path));
  if (!wasm)
    throw new CandidateError(
      'The bundle holds no policy.wasm: build it with opa build -t wasm -e <entrypoint> …',
    );
  return { wasm: Uint8Array.from(wasm.bytes), data: joinData(files) };
}

const isWasm = (bytes: Uint8Array): boolean =>
  bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d;

function unzip(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const isLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new CandidateError(
      isLarge ? 'The bundle is larger than 64 MB once unpacked.' : 'The bundle is no valid gzip.',
    );
  }
}

type BundleFile = { path: string; bytes: Buffer };

async function unpack(archive: Buffer): Promise<BundleFile[]> {
  const files: BundleFile[] = [];
  try {
    for await (const entry of Readable.from([archive]).pipe(extract())) {
      if (entry.header.type !== 'file' || !/(^|\/)(policy\.wasm|data\.json)$/.test(entry.header.name)) {
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      files.push({ path: entry.header.name.replace(/^\.?\/+/, ''), bytes: Buffer.concat(chunks) });
      if (files.length > MAX_FILES) throw new CandidateError(`The bundle has more than ${MAX_FILES} files.`);
    }
  } catch (error) {
    if (error instanceof CandidateError) throw error;
    throw new CandidateError('The bundle is no valid tar archive.');
  }
  return files;
}

function joinData(files: readonly BundleFile[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { path, bytes } of files) {
    if (!path.endsWith('data.json')) continue;
    const folders = path.split('/').slice(0, -1);
    merge(data, folders, readJson(path, bytes));
  }
  return data;
}

function readJson(path: string, bytes: Buffer): Record<string, unknown> {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new CandidateError(`${path} of the bundle is no JSON object.`);
}

function merge(into: Record<string, unknown>, folders: readonly string[], value: object): void {
  let place = into;
  for (const folder of folders) {
    if (!Object.hasOwn(place, folder) || typeof place[folder] !== 'object' || place[folder] === null)
      Object.defineProperty(place, folder, {
        value: {},
        enumerable: true,
        writable: true,
        configurable: true,
      });
    place = place[folder] as Record<string, unknown>;
  }
  for (const [name, inner] of Object.entries(value))
    Object.defineProperty(place, name, {
      value: inner,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}
