import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

type Glue = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm(exports: unknown): void };

/** The engine reports its panics here before it dies. */
const panics = { message: '', set_message: (text: string) => void (panics.message = text) };

let loaded: Promise<Glue> | null = null;

/**
 * The package's own entry imports the module as an ES module, which Node 20 does not do: so it is
 * instantiated by hand, once, since the glue code keeps one instance.
 */
async function loadEngine(): Promise<Glue> {
  (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = panics;
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as Glue;
  const binary = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}

/** Prisma's schema engine as WebAssembly, on a database. */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  const glue = await (loaded ??= loadEngine());
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}
