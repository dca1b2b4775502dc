import type { PolicyException } from '@/lib/domain/policy-exception';
import { getPrisma } from '../database';
import { toException } from './exception-row';

/**
 * The exceptions from a policy, the last to expire first, at most 500. `zones` confines the reader: of exceptions
 * that name a zone only those of these; null is every zone.
 */
export async function listStoredExceptions(
  policy: string,
  zones: readonly string[] | null,
): Promise<PolicyException[]> {
  const rows = await getPrisma().policyException.findMany({
    where: { policy, ...(zones && { OR: [{ zone: null }, { zone: { in: [...zones] } }] }) },
    orderBy: [{ expiresAt: 'desc' }, { id: 'asc' }],
    take: 500,
  });
  return rows.map(toException);
}
