import type { Actor } from '@/lib/domain/roles';
import { findAccount } from './find-account';

/** By which names records may know an actor: id, name and, of an account, its address. */
export async function listNamesOf({
  type,
  id,
  name,
}: Pick<Actor, 'type' | 'id' | 'name'>): Promise<string[]> {
  const account = type === 'account' ? await findAccount({ id }) : null;
  return [id, name, ...(account ? [account.email] : [])];
}
