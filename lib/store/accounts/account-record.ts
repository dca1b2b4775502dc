import { roleSchema, type Role } from '@/lib/domain/roles';
import type { Account } from '../generated/client';

/** An account as the server knows it; `passwordHash` never leaves the server. */
export type AccountRecord = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  passwordHash: string | null;
  /** `issuer|subject` of the identity provider; null for an account that never signed in through it. */
  oidcSubject: string | null;
  disabledAt: Date | null;
  createdAt: Date;
  lastSignInAt: Date | null;
  /** Sessions that began before this moment are void. */
  sessionsFrom: Date;
};

/** A stored row as an `AccountRecord`. Throws when the stored role is none that Gatehouse knows. */
export function toAccountRecord(row: Account): AccountRecord {
  return { ...row, role: roleSchema.parse(row.role) };
}
