import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as postBundle } from '@/app/api/v1/policy-bundles/route';
import { POST as postRevisions } from '@/app/api/v1/policy-revisions/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { Published } from '@/lib/domain/policy-publication';
import { packBundle } from '@/lib/policy/testing/pack-bundle';
import { writeRunningState } from '@/lib/startup/running-state';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { addPolicyCommands } from '../commands/policy';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-push-'));
useTestDatabase({ GATEHOUSE_DATA: join(folder, 'data') });

const ROUTES: Record<string, unknown> = {
  '/api/v1/policy-revisions': postRevisions,
  '/api/v1/policy-bundles': postBundle,
};
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** The routes of the app, without the rest of it. */
const server: Server = createServer((incoming, outgoing) => {
  void (async () => {
    const url = new URL(incoming.url!, 'http://localhost');
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const handler = ROUTES[url.pathname] as Handler | undefined;
    const request = new Request(url, {
      method: incoming.method,
      headers: incoming.headers as Record<string, string>,
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    });
    const response = handler ? await handler(request, { params: Promise.resolve({}) }) : Response.json({});
    outgoing.writeHead(response.status, { 'content-type': 'application/json' }).end(await response.text());
  })();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { secret } = await createToken(
    SYSTEM_ACTOR,
    { name: 'ci', scopes: ['policies'] },
    ownOccasion(new Date()),
  );
  mkdirSync(join(folder, 'data'));
  writeRunningState(join(folder, 'data'), {
    url,
    publicUrl: url,
    token: secret,
    supervisorPid: process.pid,
    appPid: process.pid,
    databasePid: null,
  });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const program = new Command().exitOverride();
  addPolicyCommands(program);
  await program.parseAsync(['policy', 'push', ...args], { from: 'user' });
  return printed;
}
const push = async (...args: string[]) => JSON.parse(await run(...args, '--json')) as Published;
const stored = async (policy: string) =>
  (
    await getPool().query(
      `SELECT revision, author, commit, message, parent FROM policy_revision WHERE policy = $1 ORDER BY published_at`,
      [policy],
    )
  ).rows as { revision: string; author: string; commit: string; message: string; parent: string | null }[];

describe('a push of a repository', () => {
  const repository = join(folder, 'repository');
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-C', repository, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args],
      {
        encoding: 'utf8',
      },
    ).trim();
  const write = (path: string, text: string) => {
    mkdirSync(join(repository, path, '..'), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };

  it('names policies by their paths in it, and takes commit, author and message from git', async () => {
    mkdirSync(repository);
    git('init', '--quiet');
    write('policies/payments/authz/rules.rego', 'package payments.authz\n');
    write('policies/mesh/deny.yaml', 'kind: X\n');
    write('policies/README.md', 'About them\n');
    write('policies/.github/workflow.yaml', 'on: push\n');
    symlinkSync('/etc', join(repository, 'policies/link'));
    const first = commit('The first policies');
    const { policies } = await push(join(repository, 'policies'), '--environment', 'production');
    expect(policies.map(({ policy, revision, state }) => [policy, revision, state])).toEqual([
      ['mesh/deny', first, 'published'],
      ['payments/authz', first, 'published'],
    ]);
    expect(await stored('payments/authz')).toEqual([
      { revision: first, author: 'Ann', commit: first, message: 'The first policies', parent: null },
    ]);
    expect(
      (await getPool().query(`SELECT policy FROM change WHERE environment = 'production' ORDER BY 1`)).rows,
    ).toEqual([{ policy: 'mesh/deny' }, { policy: 'payments/authz' }]);
  });

  it('after another commit publishes what it changed only, and says what became of each', async () => {
    const first = (await stored('mesh/deny'))[0]!.revision;
    write('policies/mesh/deny.yaml', 'kind: Y\n');
    const second = commit('Deny');
    const told = [`mesh/deny  ${second}  published (1 file)`, `payments/authz  ${first}  unchanged (1 file)`];
    expect((await run(repository, '--dry-run')).split('\n')[0]).toBe(
      `mesh/deny  ${second}  would be published (1 file)`,
    );
    expect((await run(repository)).trim().split('\n')).toEqual(told);
    expect((await run(repository)).trim().split('\n')[0]).toContain('unchanged');
    expect(await stored('mesh/deny')).toMatchObject([
      { revision: first },
      { revision: second, parent: first },
    ]);
  });

  it('with changes that no commit holds is named after its texts', async () => {
    write('policies/mesh/deny.yaml', 'kind: Z\n');
    const { policies } = await push(join(repository, 'policies/mesh'));
    const [{ revision, digest }] = policies as [Published['policies'][number]];
    expect(digest).toContain(`sha256:${revision}`);
    expect((await stored('mesh/deny')).at(-1)).toMatchObject({ revision, commit: null, author: null });
  });
});

describe('a push', () => {
  const write = (name: string, text: string) => {
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'main.cedar'), text);
    return place;
  };

  it('of a folder as one policy takes what it is told', async () => {
    const place = write('plain', 'permit (principal, action, resource);\n');
    const told = ['--policy', 'shop', '--revision', 'v1', '--author', 'Eve', '--approved-by', 'ann, bob'];
    expect((await push(place, ...told)).policies).toMatchObject([
      { policy: 'shop', revision: 'v1', files: [{ path: 'main.cedar', language: 'cedar' }] },
    ]);
    expect(await stored('shop')).toMatchObject([{ author: 'Eve', commit: null }]);
  });

  it('of other texts under the same revision fails and says why', async () => {
    const place = write('plain', 'forbid (principal, action, resource);\n');
    await expect(run(place, '--policy', 'shop', '--revision', 'v1')).rejects.toThrow(
      'shop has a revision v1 with other texts already.',
    );
  });

  it('of a bundle sends it as it is', async () => {
    const file = join(folder, 'bundle.tar.gz');
    writeFileSync(
      file,
      await packBundle({ '/.manifest': '{"revision":"b1","roots":["http"]}', '/a.rego': 'package http\n' }),
    );
    const { policies, bundle } = await push(file, '--approved-by', 'ann');
    expect(policies).toMatchObject([{ policy: 'http', revision: 'b1', state: 'published' }]);
    expect(bundle).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('of nothing fails', async () => {
    mkdirSync(join(folder, 'empty'));
    await expect(run(join(folder, 'empty'))).rejects.toThrow('holds no policy texts');
    await expect(run(join(folder, 'nowhere'))).rejects.toThrow('nowhere');
  });
});
