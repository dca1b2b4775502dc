import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { TokenRow } from '@/lib/domain/read-models/settings';
import type { Actor } from '@/lib/domain/roles';
import { listTokens as listStoredTokens } from '@/lib/store/tokens/list-tokens';
import type { TokenRecord } from '@/lib/store/tokens/token-record';

/** A page of the tokens of programs, in order of name, without secrets; for those who may change them. */
export async function listTokens(actor: Actor, page: Page): Promise<List<TokenRow>> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  const list = await listStoredTokens(page);
  return { ...list, items: list.items.map(toRow) };
}

const toRow = (token: TokenRecord): TokenRow => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes,
  zones: token.zones.length > 0 ? token.zones : null,
  createdAt: token.createdAt.toISOString(),
  createdBy: token.createdBy,
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  revokedAt: token.revokedAt?.toISOString() ?? null,
  expiresAt: token.expiresAt?.toISOString() ?? null,
  auditLimit:
    token.auditActorRef === null && token.auditTarget === null
      ? null
      : { actorRef: token.auditActorRef, target: token.auditTarget },
});
