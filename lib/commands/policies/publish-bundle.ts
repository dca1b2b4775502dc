import { z } from 'zod';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Change } from '@/lib/domain/event';
import { publicationFactsSchema, type Published } from '@/lib/domain/policy-publication';
import type { Actor } from '@/lib/domain/roles';
import { opaBundleAdapter } from '@/lib/ingest/adapters/opa-bundle/map-manifest';
import { assignFiles } from '@/lib/policy/bundle/assign-files';
import { readBundle, type Bundle } from '@/lib/policy/bundle/read-bundle';
import type { BundleModule } from '@/lib/store/policies/insert-bundle';
import { nameAfter, publishRevisions, type PolicyTexts } from './publish-revisions';

const name = z.string().trim().min(1).max(500);

/** What is told beside a bundle; what is not told, its manifest says. */
export const bundleFactsSchema = publicationFactsSchema.extend({
  /** Comma-separated. */
  approvedBy: z
    .string()
    .max(10_000)
    .default('')
    .transform((text) => text.split(',').map((by) => by.trim()))
    .pipe(z.array(z.string().max(500)))
    .transform((all) => all.filter((by) => by !== '')),
  /** Takes the whole bundle as this policy, whatever its roots. */
  policy: name.optional(),
  revision: name.optional(),
  /** The bundle's name in OPA's configuration, under which its activations are reported. */
  bundle: name.optional(),
  onlyChanged: z.stringbool().default(false),
});

/**
 * Publishes the policies of an OPA bundle, those that its manifest's roots name, and keeps the bundle itself. Throws
 * `invalid-input` or `too-large` for a bundle that cannot be read, `conflict` as `publishRevisions` does.
 */
export async function publishBundle(
  actor: Actor,
  bytes: Uint8Array,
  { policy, revision, bundle: bundleName, onlyChanged, ...told }: z.infer<typeof bundleFactsSchema>,
  dryRun: boolean,
  occasion: Occasion,
): Promise<Published> {
  requirePermission(actor, 'policies:write');
  const bundle = await readBundle(bytes);
  const changes = readChanges(bundle, occasion.now);
  const [first] = changes;
  // Without a name all of its policies have the bundle's own, by which the bundle is found again.
  const version = revision ?? first?.revision ?? nameAfter(bundle.digest);
  const facts = {
    ...told,
    author: told.author ?? first?.author,
    commit: told.commit ?? first?.commit,
    message: told.message ?? first?.message,
    url: told.url ?? first?.url,
    reviewUrl: told.reviewUrl ?? first?.reviewUrl,
    parent: told.parent ?? first?.parent,
    environment: told.environment ?? first?.environment,
  };
  const texts = toTexts(bundle, policy, changes, version);
  return publishRevisions(
    actor,
    texts,
    {
      facts,
      onlyChanged,
      leftOut: bundle.leftOut,
      dryRun,
      bundle: {
        digest: bundle.digest,
        revision: version,
        name: bundleName ?? first?.labels?.bundle ?? null,
        manifest: (bundle.manifest ?? {}) as object,
        modules: listModules(bundle),
        bytes,
      },
    },
    occasion,
  );
}

/** What the manifest publishes, as it is read where it is sent alone; a manifest without a revision says nothing. */
function readChanges({ manifest }: Bundle, now: Date): Change[] {
  if (manifest === null) return [];
  const named = z.looseObject({ revision: z.string().optional() }).safeParse(manifest);
  if (named.success && !named.data.revision) {
    const unnamed = mapManifest({ ...named.data, revision: 'unnamed' }, now);
    return unnamed.map((change) => ({ ...change, revision: null }));
  }
  return mapManifest(manifest, now);
}

function mapManifest(manifest: unknown, now: Date): Change[] {
  const mapped = opaBundleAdapter.map(manifest, { receivedAt: now.toISOString(), mappingRules: [] });
  if ('refusal' in mapped)
    throw new GatehouseError('invalid-input', `The .manifest of the bundle: ${mapped.refusal.message}`, {
      path: mapped.refusal.path,
    });
  return mapped.events as Change[];
}

function toTexts(
  { files, modules }: Bundle,
  policy: string | undefined,
  changes: readonly Change[],
  revision: string,
): PolicyTexts[] {
  const roots = policy ? [policy] : changes.flatMap((change) => change.policy ?? []);
  if (roots.length === 0)
    throw new GatehouseError(
      'invalid-input',
      changes.length === 0
        ? 'The bundle has no .manifest that says which policies it holds.'
        : 'The manifest of the bundle names neither roots nor a name (metadata.name).',
      { path: 'policy', remedy: 'Name the policy that it holds.' },
    );
  const assigned = roots.length === 1 ? [[roots[0]!, files] as const] : [...assignFiles(files, roots)];
  // A module may hold any of the roots: they are policies without texts of their own then.
  const known = assigned.filter(([, own]) => Object.keys(own).length > 0 || modules.length > 0);
  if (known.length > 0) return known.map(([root, own]) => ({ policy: root, revision, files: own }));
  throw new GatehouseError('invalid-input', 'The bundle holds neither texts nor a WebAssembly module.');
}

const entrypointsSchema = z.looseObject({
  wasm: z.array(z.looseObject({ entrypoint: z.string(), module: z.string() })).catch([]),
});

function listModules({ manifest, modules }: Bundle): BundleModule[] {
  const parsed = entrypointsSchema.safeParse(manifest);
  const entries = parsed.success ? parsed.data.wasm : [];
  return modules.map(({ path, digest }) => ({
    path,
    digest,
    entrypoints: entries
      .filter(({ module }) => module.replace(/^\/+/, '') === path)
      .map(({ entrypoint }) => entrypoint),
  }));
}
