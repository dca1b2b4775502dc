import { z } from 'zod';

/** Roles of people. `admin` in a token's scopes is the program's counterpart of administrator. */
export const ROLES = ['viewer', 'executive', 'on-call', 'reviewer', 'administrator'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

export const TOKEN_SCOPES = ['ingest', 'read', 'policies', 'replay', 'audit', 'admin'] as const;
export const tokenScopeSchema = z.enum(TOKEN_SCOPES);
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** What an actor may do. Checked inside every view and command, never only in a page. */
export const PERMISSIONS = [
  'dashboards:read',
  'events:read', // single denials and payloads
  'policies:read',
  'policies:write', // publish revisions, add and end exceptions
  'policies:replay', // evaluate a candidate against past decisions; reads single events too
  'inventory:read',
  'inventory:write',
  'quarantine:read',
  'quarantine:replay',
  'verdicts:write', // judge denials, undo verdicts
  'verdicts:report', // answer "was this right?" on the way, and undo the answer
  'settings:read',
  'settings:write', // trust rules, caps, cost, retention and sampling by tier
  'accounts:write',
  'tokens:write',
  'mappings:write',
  'sources:write', // retire a source
  'slos:write', // objectives and corrections
  'audit:read', // the audit log, with who did what; each reading is an entry
  'audit:keep', // retention, legal holds, erasure, witnesses and keys of the audit log
  'elevations:write', // record and end break-glass and temporary elevations
  'elevations:review',
  'reports:write', // make and schedule compliance reports
  'alerts:read', // alerts, incidents, runbooks, who is on call
  'alerts:write', // acknowledge and resolve alerts, silence, take over a shift
  'alerting:write', // rules, routes, rotations, channels
  'incidents:write', // incidents with their checklist, measures and postmortem; times of alerts
  'runbooks:write',
  'drills:write', // inject a failure into a marked scope
  'ingest:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: Permission[] = ['dashboards:read', 'policies:read', 'inventory:read', 'alerts:read'];
const RESPOND: Permission[] = ['alerts:write', 'incidents:write', 'runbooks:write'];

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  viewer: READ,
  executive: READ,
  'on-call': [
    ...READ,
    'policies:replay',
    'events:read',
    'quarantine:read',
    'quarantine:replay',
    'verdicts:report',
    'settings:read',
    'slos:write',
    'elevations:write',
    ...RESPOND,
    'drills:write',
  ],
  reviewer: [
    ...READ,
    ...RESPOND,
    'policies:replay',
    'events:read',
    'quarantine:read',
    'verdicts:write',
    'verdicts:report',
    'settings:read',
    'audit:read',
    'elevations:write',
    'elevations:review',
    'reports:write',
  ],
  administrator: PERMISSIONS.filter((permission) => permission !== 'ingest:write'),
};

export const SCOPE_PERMISSIONS: Record<TokenScope, readonly Permission[]> = {
  ingest: ['ingest:write'],
  read: [...READ, 'events:read', 'quarantine:read', 'settings:read'],
  policies: ['policies:read', 'policies:write'],
  // What a check of a proposed change needs, and no more: it must not be able to publish.
  replay: ['policies:read', 'policies:replay', 'events:read'],
  // An auditor from outside: the audit log and nothing else.
  audit: ['audit:read'],
  admin: PERMISSIONS,
};

/** What of the audit log somebody may read at most: what one actor did, what was done to one target. */
export type AuditLimit = {
  /** The pseudonym of the actor; null for every actor. */
  actorRef: string | null;
  /** As `type:id`; null for every target. */
  target: string | null;
};

/** Who acts: a signed-in person, a program with a token, or Gatehouse itself. */
export type Actor = {
  type: 'account' | 'token' | 'system';
  id: string;
  name: string;
  permissions: ReadonlySet<Permission>;
  /** Zones this actor is confined to; null means every zone. */
  zones: readonly string[] | null;
  /** Absent or null: no limit but the zones. */
  auditLimit?: AuditLimit | null;
};
