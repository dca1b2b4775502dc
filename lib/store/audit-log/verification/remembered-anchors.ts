import type { Anchor } from '@/lib/audit-log/verification/compare-anchors';
import type { SignedState } from '../signed-state';
import type { Mark, VerifierMemory } from './verifier-memory';

/** A tree that the verifier saw. */
export const ofVerifier = ({ size, root }: Mark): Anchor => ({
  by: 'verifier',
  where: 'the verifier’s memory',
  size,
  root,
});

/** What the memories outside of the database say of the log: the largest tree of each. */
export const listRemembered = (memory: VerifierMemory | null, signed: SignedState | null): Anchor[] => [
  ...(memory ? [ofVerifier(memory)] : []),
  ...(signed ? [{ by: 'signer' as const, where: 'the signer’s memory', ...signed }] : []),
];
