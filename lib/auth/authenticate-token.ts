import { SCOPE_PERMISSIONS, type Actor } from '@/lib/domain/roles';
import { findTokenByHash } from '@/lib/store/tokens/find-token-by-hash';
import type { TokenRecord } from '@/lib/store/tokens/token-record';
import { touchToken } from '@/lib/store/tokens/touch-token';
import { hashSecret } from './hash-secret';

export const TOKEN_PREFIX = 'gh_';

/** How long an answer of the store is believed: what a revocation elsewhere takes at most to be felt. */
const CACHE_MS = 3_000;
const TOUCH_MS = 60_000;
const CACHE_SIZE = 1_000;

type Cached = { actor: Actor | null; expiresAt: number; readAt: number; touchedAt: number };

// One per process, also where the bundler makes several copies of this module.
const holder = globalThis as typeof globalThis & { gatehouseTokens?: Map<string, Cached> };
const cache = (): Map<string, Cached> => (holder.gatehouseTokens ??= new Map());

/**
 * The program behind a token, or null when the token is unknown, revoked or expired. Asks the store at most
 * every three seconds for each token, and notes its use at most once a minute.
 */
export async function authenticateToken(secret: string, now: Date): Promise<Actor | null> {
  if (!secret.startsWith(TOKEN_PREFIX)) return null;
  const hash = hashSecret(secret);
  const known = cache().get(hash);
  const entry = known && now.getTime() - known.readAt < CACHE_MS ? known : await readToken(hash, now);
  if (now.getTime() >= entry.expiresAt) return null;
  if (entry.actor && now.getTime() - entry.touchedAt >= TOUCH_MS) {
    entry.touchedAt = now.getTime();
    await touchToken(entry.actor.id, now, new Date(now.getTime() - TOUCH_MS));
  }
  return entry.actor;
}

/** Makes this process ask the store again for a token; called when it was revoked. */
export function forgetToken(secretHash: string): void {
  cache().delete(secretHash);
}

async function readToken(hash: string, now: Date): Promise<Cached> {
  const token = await findTokenByHash(hash);
  const entry: Cached = {
    actor: token && !token.revokedAt ? tokenActor(token) : null,
    expiresAt: token?.expiresAt?.getTime() ?? Infinity,
    readAt: now.getTime(),
    touchedAt: token?.lastUsedAt?.getTime() ?? 0,
  };
  const entries = cache();
  entries.delete(hash);
  entries.set(hash, entry);
  // A map keeps the order of insertion: the first is the one read longest ago.
  if (entries.size > CACHE_SIZE) entries.delete(entries.keys().next().value!);
  return entry;
}

function tokenActor(token: TokenRecord): Actor {
  return {
    type: 'token',
    id: token.id,
    name: token.name,
    permissions: new Set(token.scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope])),
    zones: token.zones.length > 0 ? token.zones : null,
    auditLimit:
      token.auditActorRef === null && token.auditTarget === null
        ? null
        : { actorRef: token.auditActorRef, target: token.auditTarget },
  };
}
