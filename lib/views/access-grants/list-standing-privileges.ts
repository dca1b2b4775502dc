import { judgeStanding, STANDING_USES } from '@/lib/domain/access/judge-standing';
import { leavesEntries, usesRole } from '@/lib/domain/access/use-of-role';
import type {
  StandingPrivilege,
  StandingPrivileges,
  StandingQuery,
} from '@/lib/domain/read-models/access-grants';
import { ROLES, type Actor } from '@/lib/domain/roles';
import {
  findLogBeginning,
  listRoleHolders,
  listStandingTokens,
  type RoleHolder,
} from '@/lib/store/access-grants/list-own-privileges';
import { listStandingGrants } from '@/lib/store/access-grants/list-standing-grants';
import { requireAccessReader } from './require-access-reader';

const MOST = 500;
const MOST_NAMES = 5;

type Known = Omit<StandingPrivilege, 'use' | 'heldSince' | 'recordedSince' | 'lastAt'> & {
  heldSince: Date;
  recordedSince: Date | null;
  lastAt: Date | null;
};

/**
 * What somebody holds for good, and what is known of its use: unused ones first. Roles and tokens of Gatehouse itself
 * belong to no zone. Needs audit:read or elevations:write.
 */
export async function listStandingPrivileges(
  actor: Actor,
  { days, zone }: StandingQuery,
  now: Date,
): Promise<StandingPrivileges> {
  const reader = requireAccessReader(actor, zone);
  const isWhole = reader.zones === null && reader.limit === null;
  const [grants, own] = await Promise.all([
    listStandingGrants(reader, now, MOST + 1),
    isWhole ? listOwn() : [],
  ]);
  const known: Known[] = [
    ...own,
    ...grants.slice(0, MOST).map((grant) => ({ ...grant, kind: 'grant' as const, isExact: false })),
  ];
  const items = known.map((one) => toPrivilege(one, now, days));
  return {
    days,
    items: items.toSorted(
      (one, other) =>
        STANDING_USES.indexOf(one.use) - STANDING_USES.indexOf(other.use) ||
        one.heldSince.localeCompare(other.heldSince),
    ),
    hasMore: grants.length > MOST,
  };
}

function toPrivilege(
  { heldSince, recordedSince, lastAt, ...known }: Known,
  now: Date,
  days: number,
): StandingPrivilege {
  const use = judgeStanding(
    {
      ...known,
      heldSince: heldSince.getTime(),
      recordedSince: recordedSince?.getTime() ?? null,
      lastAt: lastAt?.getTime() ?? null,
    },
    now,
    days,
  );
  return {
    ...known,
    heldSince: heldSince.toISOString(),
    recordedSince: recordedSince?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
    use,
  };
}

async function listOwn(): Promise<Known[]> {
  const [holders, tokens, recordedSince] = await Promise.all([
    listRoleHolders(),
    listStandingTokens(MOST),
    findLogBeginning(),
  ]);
  return [
    ...ROLES.flatMap((role): Known[] => {
      const held = holders.filter((holder) => holder.role === role);
      if (held.length === 0) return [];
      return [
        {
          kind: 'role',
          source: null,
          role,
          scope: null,
          holders: held.length,
          grantId: null,
          names: held.slice(0, MOST_NAMES).map(({ name }) => name),
          heldSince: earliest(held),
          // Where no right leaves an entry, no record would tell.
          recordedSince: leavesEntries(role) ? recordedSince : null,
          lastAt: lastUse(role, held),
          isExact: true,
          holdersKnown: true,
        },
      ];
    }),
    ...tokens.map((token): Known => ({
      kind: 'token',
      source: null,
      role: `token ${token.name}`,
      scope: token.scopes.join(', '),
      holders: 1,
      grantId: null,
      names: [token.name],
      heldSince: token.heldSince,
      // Each use of a token is noted with it.
      recordedSince: token.heldSince,
      lastAt: token.lastAt,
      isExact: true,
      holdersKnown: true,
    })),
  ];
}

const earliest = (held: readonly RoleHolder[]): Date =>
  new Date(Math.min(...held.map(({ heldSince }) => heldSince.getTime())));

function lastUse(role: RoleHolder['role'], held: readonly RoleHolder[]): Date | null {
  const times = held.flatMap(({ did }) =>
    did.filter(({ action }) => usesRole(role, action)).map(({ lastAt }) => lastAt.getTime()),
  );
  return times.length === 0 ? null : new Date(Math.max(...times));
}
