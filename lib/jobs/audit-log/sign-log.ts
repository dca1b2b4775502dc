import { onlyOne } from '@/lib/store/only-one';
import { rotateSigningKey } from './rotate-signing-key';
import { signCheckpoint, type SigningOutcome } from './sign-checkpoint';
import { useNextKey } from './signing-key';

/** One signer at a time, whichever instance it runs in. */
const SIGNER_LOCK = 4_711_003;

/** What signs the log: its files, and the name of the log. */
export type Signer = { keyFile: string; stateFile: string; origin: string };

/**
 * Signs the head of the log if it grew, and carries on with a change of the key if somebody asked for one; `sequence`
 * gives what waits its place. Null where another instance is at it.
 */
export const signLog = (
  { keyFile, stateFile, origin }: Signer,
  sequence: () => Promise<void>,
  occasion: { now: Date; newId: () => string },
): Promise<SigningOutcome | null> =>
  onlyOne(SIGNER_LOCK, async () => {
    const key = await rotateSigningKey(keyFile, origin, occasion);
    // The entry that names the next key is to be in what is signed now.
    if (key.next) await sequence();
    const result = await signCheckpoint(key, stateFile, occasion.now);
    if (result.outcome === 'signed' && result.isRotation) useNextKey(keyFile);
    return result;
  });
