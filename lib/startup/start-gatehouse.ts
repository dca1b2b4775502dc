import { resolve } from 'node:path';
import { issueFirstAdministratorLink } from '@/lib/auth/issue-first-administrator-link';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createToken } from '@/lib/commands/tokens/create-token';
import { hashSecret } from '@/lib/auth/hash-secret';
import { revokeToken } from '@/lib/commands/tokens/revoke-token';
import { getConfig, setConfig } from '@/lib/config/config';
import { closeDatabase } from '@/lib/store/database';
import { findTokenByHash } from '@/lib/store/tokens/find-token-by-hash';
import { lockDataFolder } from './lock-data-folder';
import { openEmbeddedDatabase, openOwnDatabase } from './open-database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embedded-postgres';
import { findRunningState, removeRunningState, writeRunningState } from './running-state';
import { readOrMakeSecret } from './secret-file';
import { startApp, type RunningApp } from './start-app';

export type RunningGatehouse = {
  url: string;
  localUrl: string;
  dataFolder: string;
  /** One-time link of the first administrator; null once there is one. */
  firstAdministratorLink: string | null;
  /** Token of scope admin that the command line uses while this start lives. */
  token: string;
  notice: string | null;
  /** Resolves with a sentence when the app or the database ends by itself. */
  failed: Promise<string>;
  stop: () => Promise<void>;
  /** The database in the role of its owner. Never given to the app. */
  ownerUrl: string;
};

/** Brings up the database (unless DATABASE_URL names one), its migrations and the app. */
export async function startGatehouse(options: { log: 'terminal' | 'file' }): Promise<RunningGatehouse> {
  const config = getConfig();
  const dataFolder = resolve(config.dataFolder);
  const unlock = lockDataFolder(dataFolder, config.publicUrl);
  let postgres: EmbeddedPostgres | null = null;
  let app: RunningApp | null = null;
  const stop = async () => {
    await app?.stop();
    removeRunningState(dataFolder);
    await closeDatabase();
    await postgres?.stop();
    unlock();
  };
  try {
    let { databaseUrl } = config;
    if (databaseUrl === null) {
      postgres = await startEmbeddedPostgres(dataFolder);
      databaseUrl = await openEmbeddedDatabase(postgres.url, dataFolder);
    } else await openOwnDatabase(databaseUrl, config);
    const authSecret = config.authSecret ?? readOrMakeSecret(dataFolder, 'auth-secret');
    setConfig({ ...config, databaseUrl, databaseOwnerUrl: null, authSecret });
    const firstLink = await issueFirstAdministratorLink(new Date());
    const token = await replaceCommandLineToken(dataFolder);
    app = await startApp({
      port: config.port,
      dataFolder,
      log: options.log,
      environment: {
        DATABASE_URL: databaseUrl,
        // The app must not be able to become the owner.
        DATABASE_OWNER_URL: '',
        GATEHOUSE_SECRET: authSecret,
        PORT: String(config.port),
      },
    });
    const localUrl = `http://127.0.0.1:${config.port}`;
    writeRunningState(dataFolder, {
      url: localUrl,
      publicUrl: config.publicUrl,
      token: token.secret,
      supervisorPid: process.pid,
      appPid: app.pid,
      databasePid: postgres?.pid ?? null,
    });
    return {
      url: config.publicUrl,
      localUrl,
      dataFolder,
      firstAdministratorLink: firstLink && `${config.publicUrl}${firstLink}`,
      token: token.secret,
      ownerUrl: postgres?.url ?? config.databaseOwnerUrl ?? databaseUrl,
      notice: postgres?.notice ?? null,
      failed: Promise.race([
        app.exited.then(() => 'The app ended unexpectedly.'),
        ...(postgres ? [postgres.exited.then(() => 'The database ended unexpectedly.')] : []),
      ]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The token of the start before is revoked: a copy of its data folder opens nothing. */
async function replaceCommandLineToken(dataFolder: string): Promise<{ secret: string }> {
  const before = findRunningState(dataFolder);
  removeRunningState(dataFolder);
  if (before) await revokeBySecret(before.token);
  return createToken(SYSTEM_ACTOR, { name: 'command line', scopes: ['admin'] }, ownOccasion(new Date()));
}

async function revokeBySecret(secret: string): Promise<void> {
  const token = await findTokenByHash(hashSecret(secret));
  if (token && !token.revokedAt) await revokeToken(SYSTEM_ACTOR, token.id, ownOccasion(new Date()));
}
