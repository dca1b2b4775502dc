import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETE, GET, PUT } from '@/app/api/v1/sources/[source]/repository/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createToken } from '@/lib/commands/tokens/create-token';
import { repositoryAccessStateSchema } from '@/lib/domain/read-models/repository-access';
import { ingest } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { fetchPolicyTexts } from './keep-policy-texts-fetched';
import { RetryLater } from './retry-later';

useTestDatabase();

const TOKEN = 'read-only-token-1234';
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answers: Record<string, Answer> = {};
let asked: { url: string; authorization: string | undefined; accept: string | undefined }[] = [];
const server = createServer((request, response) => {
  const { authorization, accept } = request.headers;
  asked.push({ url: request.url!, authorization, accept });
  const answer = answers[request.url!];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});
let base = '';
let admin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  admin = (await createToken(SYSTEM_ACTOR, { name: 'admin', scopes: ['admin'] }, ownOccasion(new Date())))
    .secret;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  answers = {};
  asked = [];
  await getPool().query('DELETE FROM policy_revision WHERE files IS NULL');
});

const text =
  (body: string): Answer =>
  (_, response) =>
    response.end(body);
const json = (value: unknown): Answer => text(JSON.stringify(value));

const newSha = () => createHash('sha1').update(randomUUID()).digest('hex');
async function publish(path: string, repository = 'acme/policies', source = 'github') {
  const sha = newSha();
  const commit = {
    id: sha,
    message: 'Change',
    timestamp: new Date().toISOString(),
    author: { name: 'Mona' },
    added: [],
    modified: [path],
    removed: [],
  };
  const common = { ref: 'refs/heads/main', before: '1'.repeat(40), after: sha, commits: [commit] };
  const payload =
    source === 'github'
      ? {
          ...common,
          deleted: false,
          forced: false,
          head_commit: commit,
          repository: { full_name: repository, default_branch: 'main' },
          pusher: { name: 'mona' },
        }
      : {
          ...common,
          object_kind: 'push',
          project: { path_with_namespace: repository, default_branch: 'main' },
        };
  const request = new Request('http://localhost/', { method: 'POST', body: JSON.stringify(payload) });
  const options = { adapter: getAdapter(source), actor: SYSTEM_ACTOR, backfill: false };
  expect(await ingest(request, options, new Date())).toMatchObject({ accepted: 1 });
  return sha;
}

async function call(route: typeof PUT, source: string, body?: object) {
  const request = new Request(`http://localhost/api/v1/sources/${source}/repository`, {
    method: body ? 'PUT' : 'GET',
    headers: { authorization: `Bearer ${admin}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve({ source }) });
  return { status: response.status, text: response.status === 204 ? '' : await response.text() };
}
const state = async (source = 'github') =>
  repositoryAccessStateSchema.parse(JSON.parse((await call(GET as typeof PUT, source)).text)).access;

const stored = async (revision: string) => {
  const { rows } = await getPool().query<{ policy: string; files: unknown; digest: string | null }>(
    'SELECT policy, files, digest FROM policy_revision WHERE revision = $1',
    [revision],
  );
  return rows[0];
};
const contents = (path: string, sha: string) => `/repos/acme/policies/contents/${path}?ref=${sha}`;

describe('texts of a policy repository', () => {
  it('are not asked for before an administrator said where', async () => {
    const sha = await publish('mesh/before.yaml');
    await fetchPolicyTexts(new Date(), new RetryLater());
    expect(asked).toEqual([]);
    expect((await stored(sha))!.files).toBeNull();
  });

  it('are kept with the revision: the whole folder of a Rego policy, as it is at the commit', async () => {
    const access = { apiBase: `${base}/`, token: TOKEN, repositories: ['acme/policies'] };
    expect((await call(PUT, 'github', access)).status).toBe(204);
    const sha = await publish('policies/payments/authz/rules.rego');
    const folder = 'policies/payments/authz';
    answers = {
      [contents(folder, sha)]: json([
        { type: 'file', path: `${folder}/rules.rego` },
        { type: 'file', path: `${folder}/data.json` },
        { type: 'file', path: `${folder}/rules_test.rego` },
        { type: 'dir', path: `${folder}/sub` },
      ]),
      [contents(`${folder}/rules.rego`, sha)]: text('package payments.authz\n'),
      [contents(`${folder}/data.json`, sha)]: text('{"limit": 5}'),
    };
    await fetchPolicyTexts(new Date(), new RetryLater());
    expect(await stored(sha)).toMatchObject({
      policy: 'payments/authz',
      files: {
        [`${folder}/rules.rego`]: 'package payments.authz\n',
        [`${folder}/data.json`]: '{"limit": 5}',
      },
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown,
    });
    const mine = asked.filter(({ url }) => url.includes(sha));
    expect(mine.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
    expect(mine[1]!.accept).toBe('application/vnd.github.raw+json');
  });

  it('of GitLab are read from its own API', async () => {
    const access = { apiBase: `${base}/api/v4`, repositories: ['acme/sub/policies'] };
    expect((await call(PUT, 'gitlab', access)).status).toBe(204);
    const sha = await publish('mesh/deny.yaml', 'acme/sub/policies', 'gitlab');
    const file = `/api/v4/projects/acme%2Fsub%2Fpolicies/repository/files/mesh%2Fdeny.yaml/raw?ref=${sha}`;
    answers = { [file]: text('kind: AuthorizationPolicy') };
    await fetchPolicyTexts(new Date(), new RetryLater());
    expect((await stored(sha))!.files).toEqual({ 'mesh/deny.yaml': 'kind: AuthorizationPolicy' });
    expect(asked.find(({ url }) => url === file)!.authorization).toBeUndefined();
  });

  it.each<[string, Answer, RegExp]>([
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: `${base}/elsewhere` }).end(),
      /answers 302/,
    ],
    ['an error', (_, response) => response.writeHead(500).end(), /answers 500/],
    ['more than a file may hold', text('x'.repeat(1_000_001)), /larger than 1000000 bytes/],
    ['what is no text', (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), /no text in UTF-8/],
    ['a connection that breaks', (request) => request.socket.destroy(), /does not answer/],
    ['nothing', (_, response) => response.writeHead(404).end(), /no files/],
  ])(
    'are not kept where the answer is %s; it is said, and not asked for again at once',
    async (_, answer, problem) => {
      const sha = await publish('mesh/deny.yaml');
      answers = { [contents('mesh/deny.yaml', sha)]: answer, '/elsewhere': text('from elsewhere') };
      const retry = new RetryLater();
      const now = new Date();
      await fetchPolicyTexts(now, retry);
      expect((await state())!.lastProblem).toMatch(problem);
      expect((await stored(sha))!.files).toBeNull();
      expect(asked.some(({ url }) => url === '/elsewhere')).toBe(false);
      asked = [];
      await fetchPolicyTexts(now, retry);
      expect(asked).toEqual([]);
    },
  );

  it('of a repository that is not named are never asked for', async () => {
    await publish('mesh/deny.yaml', 'mallory/policies');
    await fetchPolicyTexts(new Date(), new RetryLater());
    expect(asked).toEqual([]);
    expect((await state())!.lastProblem).toMatch(/mallory\/policies is not among/);
  });

  it('have a token that is shown nowhere, and never goes to another address', async () => {
    const kept = async () =>
      JSON.stringify([
        (await getPool().query('SELECT * FROM repository_access')).rows,
        (await getPool().query('SELECT * FROM audit_entry')).rows,
        await state(),
      ]);
    expect(await kept()).not.toContain(TOKEN);
    const same = { apiBase: base, repositories: ['acme/policies', 'acme/more'] };
    await call(PUT, 'github', same);
    expect((await state())!.hasToken).toBe(true);
    await call(PUT, 'github', { ...same, apiBase: `${base}/other` });
    expect((await state())!.hasToken).toBe(false);
  });

  it('are only read where the source tells of a repository and the address is safe', async () => {
    const access = { apiBase: base, repositories: ['acme/policies'] };
    expect((await call(PUT, 'flux', access)).status).toBe(400);
    expect((await call(PUT, 'nowhere', access)).status).toBe(404);
    expect((await call(PUT, 'github', { ...access, apiBase: 'http://api.github.com' })).status).toBe(400);
    expect((await call(DELETE as typeof PUT, 'gitlab')).status).toBe(204);
    expect(await state('gitlab')).toBeNull();
  });
});
