import type { Transaction } from '../transaction';

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

/** Keeps a bundle; the same bytes again stay as they are. */
export async function insertBundle(tx: Transaction, bundle: StoredBundle): Promise<void> {
  const { digest, manifest, modules, bytes, ...fields } = bundle;
  await tx.policyBundle.upsert({
    where: { digest },
    create: { digest, ...fields, manifest, modules, bytes: new Uint8Array(bytes) },
    update: {},
  });
}
