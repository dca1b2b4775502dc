import { isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { ROLES, type Role } from '@/lib/domain/roles';

/** The validated environment. The only reader of `process.env`; a wrong value stops the start. */

const httpUrl = z.url({ protocol: /^https?$/ });

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'does not start with postgresql://');

const roleMapSchema = z.string().transform((text, context) => {
  const map: Record<string, Role> = {};
  for (const pair of text.split(',').filter(Boolean)) {
    const [group, role] = pair.split('=').map((part) => part.trim());
    if (!group || !ROLES.includes(role as Role)) {
      context.addIssue({
        code: 'custom',
        message: `"${pair}" is not group=role with a role of ${ROLES.join(', ')}`,
      });
      return z.NEVER;
    }
    map[group] = role as Role;
  }
  return map;
});

const hostList = z
  .string()
  .regex(/^[^\s,/]+:\d{1,5}(\s*,\s*[^\s,/]+:\d{1,5})*$/, 'is not host:port, host:port');

const isAllowEntry = (entry: string): boolean => {
  const [address = '', bits, ...more] = entry.split('/');
  if (bits === undefined) return /^[^\s,/]+:\d{1,5}$/.test(entry);
  return (
    more.length === 0 &&
    isIP(address) !== 0 &&
    /^\d{1,3}$/.test(bits) &&
    +bits <= (isIPv6(address) ? 128 : 32)
  );
};

const allowList = z
  .string()
  .refine((text) => splitList(text).every(isAllowEntry), 'is not host:port, network/bits');

const splitList = (text = ''): string[] => text.split(',').flatMap((part) => part.trim() || []);

const megabytes = (fallback: number) => z.coerce.number().positive().max(1_024).default(fallback);

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  GATEHOUSE_DATA: z.string().min(1).default('.gatehouse'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  GATEHOUSE_URL: httpUrl.optional(),
  GATEHOUSE_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  GATEHOUSE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  GATEHOUSE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  GATEHOUSE_MAX_BODY_MB: megabytes(16),
  GATEHOUSE_MAX_DECOMPRESSED_MB: megabytes(64),
  GATEHOUSE_MAX_EVENTS_PER_REQUEST: z.coerce.number().int().min(1).max(1_000_000).default(50_000),
  GATEHOUSE_MAX_IN_FLIGHT_MB: megabytes(256),
  GATEHOUSE_REPLAY_OPA_HOSTS: hostList.optional(),
  GATEHOUSE_WITNESS_HOSTS: hostList.optional(),
  GATEHOUSE_NOTIFY_ALLOW: allowList.optional(),
  GATEHOUSE_WITNESS_FOLDERS: z
    .string()
    .regex(/^\/[^,]*(,\s*\/[^,]*)*$/, 'is not a list of absolute paths')
    .optional(),
  GATEHOUSE_ANCHOR_MAX_MINUTES: z.coerce.number().int().min(1).max(10_080).default(60),
  GATEHOUSE_OIDC_ISSUER: httpUrl.optional(),
  GATEHOUSE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  GATEHOUSE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  GATEHOUSE_OIDC_NAME: z.string().min(1).default('single sign-on'),
  GATEHOUSE_OIDC_SCOPES: z.string().min(1).default('openid email profile'),
  GATEHOUSE_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  GATEHOUSE_OIDC_ROLE_MAP: roleMapSchema.default({}),
  GATEHOUSE_OIDC_DEFAULT_ROLE: z.enum(ROLES).optional(),
});

const REMEDIES: Record<string, string> = {
  PORT: 'Set PORT to a number from 1 to 65535, or leave it out for 3000.',
  DATABASE_URL:
    'Set DATABASE_URL to postgresql://user:password@host:5432/database, or leave it out to use the embedded PostgreSQL.',
  DATABASE_OWNER_URL:
    'Set DATABASE_OWNER_URL to postgresql://owner:password@host:5432/database, the database of DATABASE_URL in another role, or leave it out.',
  GATEHOUSE_URL: 'Set GATEHOUSE_URL to the address people open, such as https://gatehouse.example.com.',
  GATEHOUSE_SECRET:
    'Set GATEHOUSE_SECRET to at least 32 random characters, or leave it out to let Gatehouse make one.',
  GATEHOUSE_REPLAY_OPA_HOSTS:
    'Set GATEHOUSE_REPLAY_OPA_HOSTS to hosts with ports, such as localhost:8181,opa.internal:8181.',
  GATEHOUSE_WITNESS_HOSTS:
    'Set GATEHOUSE_WITNESS_HOSTS to hosts with ports, such as git.internal:22,hooks.internal:443.',
  GATEHOUSE_NOTIFY_ALLOW:
    'Set GATEHOUSE_NOTIFY_ALLOW to hosts with ports and networks, such as alertmanager.internal:9093,10.1.0.0/16.',
  GATEHOUSE_WITNESS_FOLDERS:
    'Set GATEHOUSE_WITNESS_FOLDERS to absolute paths, such as /mnt/witness,/srv/checkpoints.',
  GATEHOUSE_ANCHOR_MAX_MINUTES: 'Set GATEHOUSE_ANCHOR_MAX_MINUTES to minutes, from 1 to 10080.',
  GATEHOUSE_OIDC_ROLE_MAP:
    'Set GATEHOUSE_OIDC_ROLE_MAP to group=role pairs, such as sre=on-call,security=reviewer.',
};

export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  scopes: string;
  groupsClaim: string;
  roleMap: Record<string, Role>;
  defaultRole: Role | null;
};

export type Config = {
  port: number;
  dataFolder: string;
  databaseUrl: string | null;
  /** The same database in the role that owns the tables; for migrations at the start only. */
  databaseOwnerUrl: string | null;
  publicUrl: string;
  authSecret: string | null;
  retentionDays: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  limits: {
    bodyBytes: number;
    decompressedBytes: number;
    eventsPerRequest: number;
    inFlightBytes: number;
  };
  /** OPA servers in internal networks (host:port) that replays may use. */
  replayOpaHosts: readonly string[];
  /** Hosts (host:port) in internal networks that checkpoints of the audit log may be sent to. */
  witnessHosts: readonly string[];
  /** Hosts (host:port) and networks (address/bits) that notifications may be sent to although they are internal. */
  notifyAllow: readonly string[];
  /** Folders that checkpoints may be written below, beside `witnesses` of the data folder. */
  witnessFolders: readonly string[];
  /** After how many minutes without a witnessed checkpoint that is told. */
  anchorMaxMinutes: number;
  oidc: OidcConfig | null;
};

/** Thrown with one sentence per wrong variable: what it is and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

/** Validates an environment. Throws `ConfigError` naming each wrong variable and its remedy. */
export function parseConfig(environment: Environment): Config {
  // An empty variable is an unset one: that is how shells and compose files leave things out.
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => {
          const name = String(issue.path[0]);
          return `${name} is wrong: ${issue.message}. ${REMEDIES[name] ?? 'See the table of settings in README.md.'}`;
        })
        .join('\n'),
    );
  const env = parsed.data;
  if (env.DATABASE_OWNER_URL && !env.DATABASE_URL)
    throw new ConfigError(
      'DATABASE_OWNER_URL is wrong: DATABASE_URL names no database. Set DATABASE_OWNER_URL to the owner of the database that DATABASE_URL names, or leave both out.',
    );
  return {
    port: env.PORT,
    dataFolder: env.GATEHOUSE_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    publicUrl: (env.GATEHOUSE_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    authSecret: env.GATEHOUSE_SECRET ?? null,
    retentionDays: env.GATEHOUSE_RETENTION_DAYS,
    logLevel: env.GATEHOUSE_LOG_LEVEL,
    limits: {
      bodyBytes: env.GATEHOUSE_MAX_BODY_MB * 1_048_576,
      decompressedBytes: env.GATEHOUSE_MAX_DECOMPRESSED_MB * 1_048_576,
      eventsPerRequest: env.GATEHOUSE_MAX_EVENTS_PER_REQUEST,
      inFlightBytes: env.GATEHOUSE_MAX_IN_FLIGHT_MB * 1_048_576,
    },
    replayOpaHosts: splitList(env.GATEHOUSE_REPLAY_OPA_HOSTS),
    witnessHosts: splitList(env.GATEHOUSE_WITNESS_HOSTS),
    notifyAllow: splitList(env.GATEHOUSE_NOTIFY_ALLOW),
    witnessFolders: splitList(env.GATEHOUSE_WITNESS_FOLDERS),
    anchorMaxMinutes: env.GATEHOUSE_ANCHOR_MAX_MINUTES,
    oidc: parseOidc(env),
  };
}

function parseOidc(env: z.infer<typeof environmentSchema>): OidcConfig | null {
  const parts = {
    GATEHOUSE_OIDC_ISSUER: env.GATEHOUSE_OIDC_ISSUER,
    GATEHOUSE_OIDC_CLIENT_ID: env.GATEHOUSE_OIDC_CLIENT_ID,
    GATEHOUSE_OIDC_CLIENT_SECRET: env.GATEHOUSE_OIDC_CLIENT_SECRET,
  };
  const missing = Object.entries(parts).filter(([, value]) => !value);
  if (missing.length === 3) return null;
  if (missing.length > 0)
    throw new ConfigError(
      `${missing.map(([name]) => name).join(' and ')} is missing. Set the issuer, client id and client secret together, or none of them.`,
    );
  return {
    issuer: env.GATEHOUSE_OIDC_ISSUER!,
    clientId: env.GATEHOUSE_OIDC_CLIENT_ID!,
    clientSecret: env.GATEHOUSE_OIDC_CLIENT_SECRET!,
    name: env.GATEHOUSE_OIDC_NAME,
    scopes: env.GATEHOUSE_OIDC_SCOPES,
    groupsClaim: env.GATEHOUSE_OIDC_GROUPS_CLAIM,
    roleMap: env.GATEHOUSE_OIDC_ROLE_MAP,
    defaultRole: env.GATEHOUSE_OIDC_DEFAULT_ROLE ?? null,
  };
}

let current: Config | null = null;

/** The configuration of this process, validated at the first call. Throws `ConfigError`. */
export function getConfig(): Config {
  return (current ??= parseConfig(process.env));
}

/** Replaces the configuration of this process; for tests and for the start-up. */
export function setConfig(config: Config): void {
  current = config;
}
