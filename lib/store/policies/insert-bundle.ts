import type pg from 'pg';
import { jsonParameter } from '../json-parameter';

/** A bundle as it was sent. `digest` is the SHA-256 of its bytes. */
export type StoredBundle = {
  digest: string;
  revision: string;
  /** As OPA's configuration calls it; null where that was not said. */
  name: string | null;
  policies: string[];
  manifest: object;
  modules: BundleModule[];
  bytes: Uint8Array;
  addedAt: Date;
  addedBy: string;
};

/** A WebAssembly module of a bundle. */
export type BundleModule = { path: string; digest: string; entrypoints: string[] };

/** Keeps a bundle in the transaction of the events that it made; the same bytes again stay as they are. */
export async function insertBundle(client: pg.PoolClient, bundle: StoredBundle): Promise<void> {
  await client.query(
    `INSERT INTO policy_bundle (digest, revision, name, policies, manifest, modules, bytes, added_at, added_by)
     VALUES ($1, $2, $3, $4::text[], $5, $6, $7, $8, $9) ON CONFLICT (digest) DO NOTHING`,
    [
      bundle.digest,
      bundle.revision,
      bundle.name,
      bundle.policies,
      jsonParameter(bundle.manifest),
      jsonParameter(bundle.modules),
      Buffer.from(bundle.bytes),
      bundle.addedAt,
      bundle.addedBy,
    ],
  );
}
