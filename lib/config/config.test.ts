import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config';

/** The sentences that a wrong environment is refused with, one a variable. */
function sentences(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs nothing: everything has a default', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      port: 3000,
      dataFolder: '.gatehouse',
      databaseUrl: null,
      databaseOwnerUrl: null,
      publicUrl: 'http://localhost:3000',
      authSecret: null,
      replayOpaHosts: [],
      witnessHosts: [],
      notifyAllow: [],
      witnessFolders: [],
      anchorMaxMinutes: 60,
      oidc: null,
    });
  });

  it('says where Gatehouse is, and with what limits', () => {
    const config = parseConfig({
      PORT: '8080',
      GATEHOUSE_DATA: '/data',
      DATABASE_URL: 'postgres://u:p@db:5432/gatehouse',
      GATEHOUSE_URL: 'https://gatehouse.example.com/',
      GATEHOUSE_MAX_BODY_MB: '0.5',
      GATEHOUSE_MAX_DECOMPRESSED_MB: '2',
      GATEHOUSE_MAX_EVENTS_PER_REQUEST: '10',
      GATEHOUSE_MAX_IN_FLIGHT_MB: '4',
      GATEHOUSE_RETENTION_DAYS: '30',
    });
    expect(config).toMatchObject({
      port: 8080,
      dataFolder: '/data',
      databaseUrl: 'postgres://u:p@db:5432/gatehouse',
      publicUrl: 'https://gatehouse.example.com',
      retentionDays: 30,
      limits: {
        bodyBytes: 524_288,
        decompressedBytes: 2_097_152,
        eventsPerRequest: 10,
        inFlightBytes: 4_194_304,
      },
    });
  });

  it('with an empty variable is one without it, as compose files write it', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', GATEHOUSE_OIDC_ISSUER: '' })).toEqual(parseConfig({}));
  });

  it('the address follows the port', () => {
    expect(parseConfig({ PORT: '3901' }).publicUrl).toBe('http://localhost:3901');
  });
});

describe('a wrong value stops the start with a sentence that names the variable and the remedy', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://u:p@db/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_OWNER_URL', 'postgresql://owner@db/x'],
    ['GATEHOUSE_URL', 'gatehouse.example.com'],
    ['GATEHOUSE_URL', 'ftp://gatehouse.example.com'],
    ['GATEHOUSE_SECRET', 'short'],
    ['GATEHOUSE_RETENTION_DAYS', '0'],
    ['GATEHOUSE_RETENTION_DAYS', 'long'],
    ['GATEHOUSE_LOG_LEVEL', 'loud'],
    ['GATEHOUSE_MAX_BODY_MB', '-1'],
    ['GATEHOUSE_MAX_BODY_MB', '1e6'],
    ['GATEHOUSE_MAX_EVENTS_PER_REQUEST', '0'],
    ['GATEHOUSE_WITNESS_HOSTS', 'git.internal'],
    ['GATEHOUSE_NOTIFY_ALLOW', 'alertmanager.internal'],
    ['GATEHOUSE_NOTIFY_ALLOW', '10.0.0.0/33'],
    ['GATEHOUSE_NOTIFY_ALLOW', 'internal/8'],
    ['GATEHOUSE_WITNESS_FOLDERS', 'witness'],
    ['GATEHOUSE_WITNESS_FOLDERS', '/mnt/a,b'],
    ['GATEHOUSE_ANCHOR_MAX_MINUTES', '0'],
    ['GATEHOUSE_OIDC_ROLE_MAP', 'sre:on-call'],
    ['GATEHOUSE_OIDC_ROLE_MAP', 'sre=owner'],
    ['GATEHOUSE_OIDC_DEFAULT_ROLE', 'owner'],
  ])('%s=%s', (name, value) => {
    const [sentence, ...others] = sentences({ [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} is wrong: .+\\. (Set ${name} to |See )`));
    expect(others).toEqual([]);
  });

  it('each wrong variable has a sentence of its own', () => {
    const found = sentences({ PORT: 'x', DATABASE_URL: 'x', GATEHOUSE_SECRET: 'x' });
    expect(found.map((sentence) => sentence.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'GATEHOUSE_SECRET',
      'PORT',
    ]);
  });

  it('never prints a secret', () => {
    expect(sentences({ GATEHOUSE_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
    expect(sentences({ DATABASE_URL: 'mysql://user:hunter2@db/x' }).join()).not.toContain('hunter2');
  });
});

describe('single sign-on', () => {
  const whole = {
    GATEHOUSE_OIDC_ISSUER: 'https://id.example.com',
    GATEHOUSE_OIDC_CLIENT_ID: 'gatehouse',
    GATEHOUSE_OIDC_CLIENT_SECRET: 'secret',
  };

  it('needs issuer, client id and secret together, and says which is missing', () => {
    expect(parseConfig(whole).oidc).toMatchObject({
      issuer: 'https://id.example.com',
      clientId: 'gatehouse',
    });
    for (const missing of Object.keys(whole)) {
      const rest: Record<string, string> = { ...whole };
      delete rest[missing];
      expect(sentences(rest).join()).toContain(`${missing} is missing`);
    }
  });

  it('maps groups to roles', () => {
    const config = parseConfig({ ...whole, GATEHOUSE_OIDC_ROLE_MAP: 'sre=on-call, board = executive' });
    expect(config.oidc?.roleMap).toEqual({ sre: 'on-call', board: 'executive' });
    expect(config.oidc?.defaultRole).toBeNull();
  });
});
