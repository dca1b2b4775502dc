import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import { verifyBundle } from '@/lib/audit-log/verify-bundle';
import { byCase } from './by-case';

type ScenarioCase = {
  verdict: string;
  input: {
    origin: string;
    keys: { vkey: string; from_size: number; to_size: number | null }[];
    checkpoint: string;
    trusted: string | null;
    bundle: {
      min_index?: number;
      frontier_b64?: string[];
      entries: { leaf_b64?: string; leaf_hash_b64?: string }[];
    };
  };
};

/** Whole logs: intact, edited, cut, reordered, rewritten. */
export const logScenariosSuite = byCase('log_scenarios', ({ verdict, input }: ScenarioCase) => {
  const { origin, keys, checkpoint, trusted, bundle } = input;
  const { verdict: got } = verifyBundle(
    {
      origin,
      keys: keys.map(({ vkey, from_size, to_size }) => {
        const key = parseVerifierKey(vkey);
        if (!key) throw new Error(`no verifier key: ${vkey}`);
        return { key, fromSize: BigInt(from_size), toSize: to_size === null ? null : BigInt(to_size) };
      }),
      checkpoint: Buffer.from(checkpoint),
      trusted: trusted === null ? null : Buffer.from(trusted),
    },
    {
      minIndex: BigInt(bundle.min_index ?? 0),
      frontier: (bundle.frontier_b64 ?? []).map((text) => Buffer.from(text, 'base64')),
      entries: bundle.entries.map(({ leaf_b64, leaf_hash_b64 }) =>
        leaf_b64 === undefined
          ? { leafHash: Buffer.from(leaf_hash_b64!, 'base64') }
          : { leaf: Buffer.from(leaf_b64, 'base64') },
      ),
    },
  );
  return { expected: verdict, got };
});
