import { z } from 'zod';
import type { Adapter, AdapterContext, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** A bundle that owns more paths than this is told as one change. */
const MOST_ROOTS = 100;

/** The manifest of an OPA bundle. Source: openpolicyagent.org, "Bundle file format". Loose: `metadata` is free. */
const manifestSchema = z.looseObject({
  revision: z.string().min(1),
  roots: z.array(z.string().max(500)).nullish(),
  rego_version: z.number().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * A manifest publishes a revision of each path that the bundle owns (`roots`, as policies are named by their path);
 * of the policy `metadata.name` where it owns everything.
 */
function mapManifest(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = manifestSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the manifest of an OPA bundle');
  const { revision, metadata, rego_version: regoVersion } = parsed.data;
  const name = firstText('name', metadata?.name);
  const roots = [...new Set((parsed.data.roots ?? []).map((root) => root.replace(/^\/+|\/+$/g, '')))];
  const owned = roots.filter((root) => root !== '');
  const policies = owned.length > 0 && owned.length <= MOST_ROOTS ? owned : [name];
  return {
    events: policies.map((policy) => ({
      kind: 'change',
      id: boundId(`bundle:${name ?? ''}:${revision}:${policy ?? ''}`),
      type: 'policy-published',
      occurredAt: readTime(metadata?.timestamp) ?? receivedAt,
      policy,
      revision: firstText('name', revision),
      commit: COMMIT.test(revision) ? revision : firstText('name', metadata?.commit),
      author: firstText('name', metadata?.author),
      message: firstText('text', metadata?.message),
      url: firstText('text', metadata?.url),
      reviewUrl: firstText('text', metadata?.reviewUrl),
      parent: firstText('name', metadata?.parent),
      environment: firstText('name', metadata?.environment),
      labels: boundLabels({ bundle: name, roots: roots.join(', '), regoVersion }),
    })),
  };
}

/** Manifests of OPA bundles (`.manifest`), sent when a bundle is built. */
export const opaBundleAdapter: Adapter = { name: 'opa-bundle', source: 'opa-bundle', map: mapManifest };
