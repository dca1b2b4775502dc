import { z } from 'zod';
import { tokenScopeSchema, type TokenScope } from '@/lib/domain/roles';
import type { Token } from '../generated/client';

/** A token as stored: of its secret only a SHA-256 hash, in hexadecimal. */
export type TokenRecord = {
  id: string;
  name: string;
  secretHash: string;
  scopes: TokenScope[];
  /** Empty for every zone. */
  zones: string[];
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** Null while it may be used until it is revoked. */
  expiresAt: Date | null;
  /** The only actor, and the only target (`type:id`), of whom it reads the audit log; null is all. */
  auditActorRef: string | null;
  auditTarget: string | null;
};

const scopes = z.array(tokenScopeSchema);

/** A stored row as a `TokenRecord`. Throws when a stored scope is none that Gatehouse knows. */
export function toTokenRecord(row: Token): TokenRecord {
  return { ...row, scopes: scopes.parse(row.scopes) };
}
