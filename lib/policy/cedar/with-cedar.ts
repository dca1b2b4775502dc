import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

type Engine = typeof import('@cedar-policy/cedar-wasm/nodejs');

const PACKAGE = '@cedar-policy/cedar-wasm/nodejs';
let engine: Engine | null = null;

/**
 * Runs something with Cedar's own parser, which is loaded at its first use, without waiting. A trap leaves
 * the memory of a WebAssembly instance in disorder, and every call after it would fail: so the instance is
 * thrown away, and null says that there is no answer.
 */
export function withCedar<T>(run: (cedar: Engine) => T): T | null {
  engine ??= load();
  try {
    return run(engine);
  } catch {
    engine = null;
    return null;
  }
}

/** A new instance: the package makes one as it is loaded, so it must be loaded anew. */
function load(): Engine {
  // V8 of Node.js 20 may end the process when it gives up code into which calls of WebAssembly were inlined.
  setFlagsFromString('--no-turbo-inline-js-wasm-calls');
  const require = createRequire(join(process.cwd(), 'package.json'));
  delete require.cache[require.resolve(PACKAGE)];
  return require(PACKAGE) as Engine;
}
