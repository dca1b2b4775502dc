import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { GatehouseError } from '@/lib/domain/errors';
import { BUNDLE_BYTES, MOST_CHARACTERS } from '@/lib/domain/policy-publication';

/** Limits of what is read, whatever the archive says of itself. */
export const BUNDLE_LIMITS = {
  bytes: BUNDLE_BYTES,
  unpackedBytes: 64 * 1_048_576,
  entries: 2_000,
  moduleBytes: 16 * 1_048_576,
};

/** What an OPA bundle holds. Paths are relative, without the leading slash that OPA writes. */
export type Bundle = {
  /** SHA-256 of the archive's bytes, `sha256:…`. */
  digest: string;
  /** The `.manifest` as JSON; null where there is none. It is no text of a policy: it names the revision. */
  manifest: unknown;
  files: Record<string, string>;
  /** WebAssembly modules: bytes, kept apart from texts. */
  modules: { path: string; digest: string; bytes: Uint8Array }[];
  /** Files that are neither text nor WebAssembly, or signatures. */
  leftOut: string[];
};

const MANIFEST = '.manifest';
const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];
/** What signs the bundle says nothing about the policy. */
const SIGNATURES = /(^|\/)\.signatures\.json$/;
const unzip = promisify(gunzip);

export const sha256 = (bytes: Uint8Array): string => `sha256:${hash('sha256', bytes, 'hex')}`;

/**
 * Reads an OPA bundle (a gzipped tar archive; openpolicyagent.org, "Bundle file format"). Throws `invalid-input` for
 * what is no such archive, holds links or paths that lead outside, or a broken manifest; `too-large` beyond the
 * limits, at the latest when 64 MB are unpacked.
 */
export async function readBundle(bytes: Uint8Array): Promise<Bundle> {
  if (bytes.byteLength > BUNDLE_LIMITS.bytes) throw tooLarge('The bundle is larger than 8 MB.');
  const bundle: Bundle = { digest: sha256(bytes), manifest: null, files: {}, modules: [], leftOut: [] };
  for (const { path, content } of await unpack(bytes)) addFile(bundle, path, content);
  return bundle;
}

type Entry = { path: string; content: Buffer };

async function unpack(bytes: Uint8Array): Promise<Entry[]> {
  const archive = await decompress(bytes);
  const reader = extract();
  const entries: Entry[] = [];
  const paths = new Set<string>();
  reader.end(archive);
  try {
    for await (const entry of reader) {
      const path = readPath(entry.header);
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      if (path === null) continue;
      if (paths.has(path)) throw invalid(`The bundle holds ${path} twice.`);
      if (paths.add(path).size > BUNDLE_LIMITS.entries)
        throw tooLarge(`The bundle holds more than ${BUNDLE_LIMITS.entries} files.`);
      entries.push({ path, content: Buffer.concat(parts) });
    }
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    throw invalid('The bundle is no tar archive that can be read.');
  }
  if (entries.length === 0) throw invalid('The bundle holds no file.');
  return entries;
}

async function decompress(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: BUNDLE_LIMITS.unpackedBytes });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge('The bundle unpacks to more than 64 MB.');
    throw invalid('The bundle is not gzip, or cut off.');
  }
}

/** The relative path of a file, null for a folder. Throws for everything that is neither, or leads outside. */
function readPath({ name, type }: Header): string | null {
  if (type === 'directory') return null;
  if (type !== 'file' && type !== 'contiguous-file')
    throw invalid(`The bundle holds ${printable(name)}, which is a ${type ?? 'thing'} and no file.`);
  const path = name.replace(/^(\.?\/)+/, '');
  const parts = path.split('/');
  if (
    path === '' ||
    path.includes('\\') ||
    path.includes('\0') ||
    parts.some((part) => ['', '.', '..', '__proto__'].includes(part))
  )
    throw invalid(`The path ${printable(name)} in the bundle leads outside of it, or nowhere.`);
  if (path.length > 500) throw invalid('A path in the bundle is longer than 500 characters.');
  return path;
}

function addFile(bundle: Bundle, path: string, content: Buffer): void {
  if (WASM_MAGIC.every((byte, index) => content[index] === byte)) {
    if (content.byteLength > BUNDLE_LIMITS.moduleBytes) throw tooLarge(`${path} is larger than 16 MB.`);
    bundle.modules.push({ path, digest: sha256(content), bytes: new Uint8Array(content) });
    return;
  }
  const text = SIGNATURES.test(path) ? null : readText(content);
  if (path === MANIFEST) bundle.manifest = readManifest(text ?? '');
  else if (text === null) bundle.leftOut.push(path);
  else if (text.length > MOST_CHARACTERS) throw tooLarge(`${path} is longer than 1,000,000 characters.`);
  else bundle.files[path] = text;
}

/** Null for what is no text: not UTF-8, or with a NUL character, which no store of texts can hold. */
function readText(content: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function readManifest(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid('The .manifest of the bundle is no JSON.');
  }
}

const printable = (name: string): string => JSON.stringify(name.slice(0, 100));

const invalid = (message: string) =>
  new GatehouseError('invalid-input', message, {
    remedy: 'Send the .tar.gz that "opa build" writes.',
  });

const tooLarge = (message: string) =>
  new GatehouseError('too-large', message, {
    remedy: 'Build the bundle from fewer files, or push the texts of each policy on their own.',
  });
