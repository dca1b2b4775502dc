import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { ReplayCandidate } from '@/lib/domain/replay/candidate';

const TEXTS = ['.cedar', '.rego'];

/**
 * Reads a candidate from a file or folder: .cedar texts, .rego texts (which need an OPA server), or what `opa build
 * -t wasm` made (.tar.gz, .wasm). Throws a sentence for anything else.
 */
export async function readCandidateFiles(
  path: string,
  options: { opaUrl?: string; entrypoint?: string },
): Promise<ReplayCandidate> {
  const isFolder = (await stat(path)).isDirectory();
  if (!isFolder && /\.(tar\.gz|tgz|wasm)$/.test(path))
    return {
      engine: 'rego-wasm',
      name: basename(path),
      bundle: (await readFile(path)).toString('base64'),
      entrypoint: options.entrypoint,
    };
  const paths = isFolder ? await listTexts(path) : [path];
  const names = isFolder ? paths.map((each) => relative(path, each).split(sep).join('/')) : [basename(path)];
  const texts = await Promise.all(paths.map((each) => readFile(each, 'utf8')));
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
  const kinds = new Set(paths.map((each) => extname(each)));
  if (kinds.size === 1 && kinds.has('.cedar')) return { engine: 'cedar', files };
  if (kinds.size === 1 && kinds.has('.rego')) {
    if (!options.opaUrl)
      throw new Error(
        'Rego as text is evaluated by an OPA server: name it with --opa-url, or build a bundle with opa build -t wasm.',
      );
    return { engine: 'rego-server', files, opaUrl: options.opaUrl, entrypoint: options.entrypoint };
  }
  throw new Error(
    kinds.size > 1
      ? `${path} holds both Cedar and Rego: name one of them.`
      : `${path} holds no candidate: .cedar or .rego texts, or a .tar.gz or .wasm of opa build -t wasm.`,
  );
}

async function listTexts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && TEXTS.includes(extname(entry.name)) && !entry.name.endsWith('_test.rego'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
