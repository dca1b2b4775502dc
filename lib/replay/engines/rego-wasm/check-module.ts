import { CandidateError } from '../../engine';

const MEMORY_SECTION = 5;
/** What every policy of OPA's exports, whatever its version. Source: OPA's documentation, "Wasm", exports. */
const EXPORTS = [
  'opa_json_parse',
  'opa_json_dump',
  'opa_malloc',
  'opa_heap_ptr_get',
  'entrypoints',
  'builtins',
];

/**
 * Compiles a module that speaks OPA's interface. Its memory must be the one that is handed to it, since only that
 * is bounded. Throws `CandidateError` for everything else.
 */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  let compiled: WebAssembly.Module;
  try {
    compiled = new WebAssembly.Module(bytes);
  } catch (error) {
    throw new CandidateError(`The candidate is no valid WebAssembly: ${messageOf(error)}.`);
  }
  const exported = new Set(WebAssembly.Module.exports(compiled).map(({ name }) => name));
  const absent = EXPORTS.find((name) => !exported.has(name));
  if (absent)
    throw new CandidateError(
      `The WebAssembly is no policy of OPA's: it does not export ${absent}. Build it with opa build -t wasm -e <entrypoint>.`,
    );
  const imports = WebAssembly.Module.imports(compiled);
  const takesMemory = imports.some(({ name, kind }) => kind === 'memory' && name === 'memory');
  if (!takesMemory || definesMemory(bytes))
    throw new CandidateError(
      'The WebAssembly has a memory of its own, which cannot be bounded: OPA builds policies that import env.memory.',
    );
  return compiled;
}

/** Whether a module that is known to be valid defines a memory. Source: WebAssembly's specification, binary format. */
function definesMemory(bytes: Uint8Array): boolean {
  let offset = 8;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[offset++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (offset < bytes.length) {
    const section = bytes[offset++];
    const size = readNumber();
    const start = offset;
    if (section === MEMORY_SECTION && readNumber() > 0) return true;
    offset = start + size;
  }
  return false;
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^WebAssembly\.Module\(\): /, '');
