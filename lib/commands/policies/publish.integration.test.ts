import { beforeAll, describe, expect, it } from 'vitest';
import { POST as postBundle } from '@/app/api/v1/policy-bundles/route';
import { POST as postRevisions } from '@/app/api/v1/policy-revisions/route';
import { POST as postEvents } from '@/app/api/ingest/[...source]/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { bundleFactsSchema, publishBundle } from '@/lib/commands/policies/publish-bundle';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { Published } from '@/lib/domain/policy-publication';
import type { TokenScope } from '@/lib/domain/roles';
import { packBundle } from '@/lib/policy/testing/pack-bundle';
import { getPool } from '@/lib/store/database';
import { findBundle } from '@/lib/store/policies/find-bundle';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getPolicy } from '@/lib/views/policies/get-policy';
import { getPolicyDiff } from '@/lib/views/policies/get-policy-diff';

useTestDatabase();

const REGO = 'package payments.authz\n\ndefault allow := false\n';
const OTHER = 'package payments.authz\n\ndefault allow := true\n';
const WASM = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

const tokens = new Map<string, string>();
beforeAll(async () => {
  const make = async (name: string, scopes: TokenScope[], zones?: string[]) => {
    const made = await createToken(SYSTEM_ACTOR, { name, scopes, zones }, ownOccasion(new Date()));
    tokens.set(name, made.secret);
  };
  await make('ci', ['policies']);
  await make('read', ['read']);
  await make('ingest', ['ingest']);
});

type Problem = { status: number; detail: string; remedy?: string };
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function send<Answer>(handler: Handler, address: string, body: BodyInit, token = 'ci') {
  const request = new Request(`http://localhost/api/v1/x${address}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.get(token)}` },
    body,
  });
  const response = await handler(request, { params: Promise.resolve({}) });
  return { status: response.status, answer: (await response.json()) as Answer };
}
const push = (body: object, { address = '', token = 'ci' } = {}) =>
  send<Published & Problem>(postRevisions as unknown as Handler, address, JSON.stringify(body), token);
const upload = (bytes: Uint8Array, address: string) =>
  send<Published & Problem>(postBundle as unknown as Handler, address, Buffer.from(bytes));
async function ingest(source: string, body: object) {
  const request = new Request(`http://localhost/api/ingest/${source}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.get('ingest')}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const response = await postEvents(request, { params: Promise.resolve({ source: source.split('/') }) });
  return (await response.json()) as { accepted: number; rejected: unknown[] };
}
const read = (policy: string) => getPolicy(SYSTEM_ACTOR, policy, { from: 'now-1h', to: 'now' }, new Date());
const revisionsOf = async (policy: string) => (await read(policy)).revisions;
const rows = async (text: string, values: unknown[] = []) => (await getPool().query(text, values)).rows;

describe('pushed texts', () => {
  const input = {
    policy: 'payments/authz',
    revision: 'v1',
    files: { 'authz.rego': REGO, 'data.json': '{}' },
    author: 'ann',
    commit: 'a'.repeat(40),
    message: 'Deny by default',
    reviewUrl: 'https://git.example/acme/policies/pull/1',
    parent: 'v0',
    approvedBy: ['bob'],
    environment: 'production',
  };

  it('become a revision and its activation, with an audit entry of who did it', async () => {
    const { status, answer } = await push(input);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      policies: [{ policy: 'payments/authz', revision: 'v1', state: 'published' }],
      activatedIn: 'production',
      applied: true,
    });
    const policy = await read('payments/authz');
    expect(policy.revisions).toMatchObject([
      {
        revision: 'v1',
        author: 'ann',
        commit: input.commit,
        message: 'Deny by default',
        reviewUrl: input.reviewUrl,
        parent: 'v0',
        approvals: [{ by: 'bob' }],
        languages: ['rego'],
        files: ['authz.rego', 'data.json'],
        digest: answer.policies[0]!.digest,
      },
    ]);
    expect(policy.activations).toMatchObject([{ activates: 'v1', environment: 'production' }]);
    expect(
      await rows(
        `SELECT actor_name, targets->0->>'name' AS name FROM audit_entry WHERE action = 'policy.published'`,
      ),
    ).toEqual([{ actor_name: 'ci', name: 'payments/authz@v1' }]);
    // It has its place in the log that can be proven, as every change has.
    while ((await sequencePending(() => Date.now() * 1_000, 1_000)) !== 0);
    expect(
      await rows(`SELECT e.action FROM audit_entry e LEFT JOIN audit_leaf l USING (id) WHERE l.id IS NULL`),
    ).toEqual([]);
    const diff = await getPolicyDiff(SYSTEM_ACTOR, 'payments/authz', {}, new Date());
    expect(diff.files).toMatchObject([
      { path: 'authz.rego', language: 'rego' },
      { path: 'data.json', language: 'plain' },
    ]);
  });

  it('pushed again change nothing, and an approval that is new comes to them', async () => {
    const again = { ...input, approvedBy: ['bob', 'eve'], environment: undefined };
    expect((await push(again)).answer.policies).toMatchObject([{ revision: 'v1', state: 'unchanged' }]);
    expect((await push(again)).answer.policies).toMatchObject([{ revision: 'v1', state: 'unchanged' }]);
    const [revision, ...others] = await revisionsOf('payments/authz');
    expect(others).toEqual([]);
    expect(revision!.approvals.map(({ by }) => by)).toEqual(['bob', 'eve']);
    expect(await rows(`SELECT count(*)::int AS n FROM change WHERE policy = 'payments/authz'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('under the same revision with other texts are refused, and say what to do', async () => {
    const { status, answer } = await push({ ...input, files: { 'authz.rego': OTHER } });
    expect(status).toBe(409);
    expect(answer.detail).toBe('payments/authz has a revision v1 with other texts already.');
    expect(answer.remedy).toContain('under another name');
    expect((await revisionsOf('payments/authz'))[0]!.files).toEqual(['authz.rego', 'data.json']);
  });

  it('without names belong to policies by their paths, and revisions are called after the texts', async () => {
    const files = { 'policies/a/authz.rego': REGO, 'mesh/deny.yaml': 'kind: X\n', 'README.md': '# x' };
    const { answer } = await push({ files });
    expect(answer.leftOut).toEqual(['README.md']);
    expect(answer.policies.map(({ policy }) => policy)).toEqual(['a', 'mesh/deny']);
    const [{ revision, digest }] = answer.policies as [Published['policies'][number]];
    expect(digest.startsWith(`sha256:${revision}`)).toBe(true);
    const named = { ...files, 'mesh/deny.yaml': 'kind: Y\n' };
    expect((await push({ files: named, revision: 'v2', onlyChanged: true })).answer.policies).toMatchObject([
      { policy: 'a', revision, state: 'unchanged' },
      { policy: 'mesh/deny', revision: 'v2', state: 'published' },
    ]);
  });

  it('are only looked at with dryRun', async () => {
    const { answer } = await push({ policy: 'dry', files: { 'a.rego': REGO } }, { address: '?dryRun=true' });
    expect(answer).toMatchObject({ applied: false, policies: [{ policy: 'dry', state: 'published' }] });
    expect(await rows(`SELECT 1 FROM policy_revision WHERE policy = 'dry'`)).toEqual([]);
  });

  it.each([
    ['a token that only reads', input, 'read', 403],
    ['a path that leads outside', { ...input, files: { '../x.rego': REGO } }, 'ci', 400],
    ['no file', { ...input, files: {} }, 'ci', 400],
    ['no policy by any path', { files: { 'README.md': '# x' } }, 'ci', 400],
    ['an address that is none', { ...input, reviewUrl: 'javascript:alert(1)' }, 'ci', 400],
  ])('are refused with %s', async (_, body, token, status) => {
    expect((await push(body, { token })).status).toBe(status);
  });

  it('of one revision in two pushes at once are one revision: the other is refused', async () => {
    const race = (text: string) => push({ policy: 'race', revision: 'v1', files: { 'a.rego': text } });
    const answers = await Promise.all([race(REGO), race(OTHER)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('a publication and its audit entry', () => {
  const entriesOf = (policy: string) =>
    rows(`SELECT 1 FROM audit_entry WHERE action = 'policy.published' AND targets @> '[{"id":"${policy}"}]'`);
  const namesLike = (prefix: string) =>
    rows(`SELECT DISTINCT policy FROM policy_revision WHERE policy LIKE '${prefix}%' ORDER BY 1`);

  it('that is refused stores nothing of it: neither its other policies nor an entry', async () => {
    const race = (text: string, other: string) =>
      push({
        revision: 'v1',
        files: { 'policies/both/a.rego': text, [`policies/${other}/a.rego`]: text },
      });
    const answers = await Promise.all([race(REGO, 'both-one'), race(OTHER, 'both-two')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    const [kept, lost] = won === 0 ? ['both-one', 'both-two'] : ['both-two', 'both-one'];
    const stored = answers[won]!.answer.policies.map(({ policy }) => policy);
    expect(stored.some((policy) => policy.endsWith(kept!))).toBe(true);
    expect(await namesLike(stored[0]!.slice(0, 4))).toEqual(stored.toSorted().map((policy) => ({ policy })));
    expect(await rows(`SELECT 1 FROM policy_revision WHERE policy LIKE '%${lost}'`)).toEqual([]);
    expect(await entriesOf(stored[0]!)).toHaveLength(1);
  });

  it('happen both or not at all: where the entry cannot be written, nothing is published or kept', async () => {
    const [taken] = (await rows('SELECT id FROM audit_entry LIMIT 1')) as { id: string }[];
    const bytes = await packBundle({ '/a.rego': 'package unwritten\n' });
    const facts = bundleFactsSchema.parse({ policy: 'unwritten', revision: 'v1' });
    const occasion = { ...ownOccasion(new Date()), newId: () => taken!.id };
    await expect(publishBundle(SYSTEM_ACTOR, bytes, facts, false, occasion)).rejects.toThrow('duplicate key');
    expect(await rows(`SELECT 1 FROM policy_revision WHERE policy = 'unwritten'`)).toEqual([]);
    expect(await rows(`SELECT 1 FROM event WHERE policy = 'unwritten'`)).toEqual([]);
    expect(await rows(`SELECT 1 FROM policy_bundle WHERE 'unwritten' = ANY(policies)`)).toEqual([]);
  });

  it('that changes nothing has an entry all the same', async () => {
    const again = { policy: 'again', revision: 'v1', files: { 'a.rego': REGO } };
    await push(again);
    expect((await push(again)).answer.policies[0]).toMatchObject({ state: 'unchanged' });
    expect(await entriesOf('again')).toHaveLength(2);
  });
});

describe('texts that a source sends under a known revision', () => {
  const publish = (id: string, text: string) => ({
    kind: 'change',
    type: 'policy-published',
    id,
    occurredAt: new Date().toISOString(),
    policy: 'told',
    revision: 'r1',
    files: { 'a.rego': text },
  });

  it('count as a conflict where they are others, and what came first stays', async () => {
    await ingest('events', [publish('one', REGO), publish('same', REGO)]);
    await ingest('events', publish('two', OTHER));
    expect(await rows(`SELECT files->>'a.rego' AS text FROM policy_revision WHERE policy = 'told'`)).toEqual([
      { text: REGO },
    ]);
    expect(await rows(`SELECT sum(conflicts)::int AS n FROM ingest_count WHERE source = 'native'`)).toEqual([
      { n: 1 },
    ]);
  });
});

describe('an OPA bundle', () => {
  const manifest = (fields: object) =>
    JSON.stringify({ revision: 'b1', roots: ['http/authz', 'roles'], ...fields });
  const texts = { '/authz.rego': 'package http.authz\n', '/roles/data.json': '{"a":1}' };

  it('publishes the policies of its roots, and is kept with its module', async () => {
    const bytes = await packBundle({
      '/.manifest': manifest({ wasm: [{ entrypoint: 'http/authz/allow', module: '/policy.wasm' }] }),
      ...texts,
      '/policy.wasm': WASM,
    });
    const { status, answer } = await upload(bytes, '?author=ann&approvedBy=bob,eve');
    expect(status).toBe(200);
    expect(answer.policies).toMatchObject([
      { policy: 'http/authz', revision: 'b1', files: [{ path: 'authz.rego', language: 'rego' }] },
      { policy: 'roles', revision: 'b1', files: [{ path: 'roles/data.json', language: 'plain' }] },
    ]);
    expect((await revisionsOf('roles'))[0]).toMatchObject({
      author: 'ann',
      approvals: [{ by: 'bob' }, { by: 'eve' }],
    });
    const kept = await findBundle('http/authz', 'b1');
    expect(kept).toMatchObject({
      digest: answer.bundle,
      modules: [{ path: 'policy.wasm', entrypoints: ['http/authz/allow'] }],
    });
    expect(Buffer.from(kept!.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(await findBundle('http/authz', 'b2')).toBeNull();
  });

  it('that OPA reports as active is in force for what it carries, whatever OPA calls it', async () => {
    await ingest('opa/status', {
      labels: { id: 'opa-1', environment: 'production' },
      bundles: {
        edge: { name: 'edge', active_revision: 'b1', last_successful_activation: new Date().toISOString() },
        stray: { name: 'stray', active_revision: 'b9', last_successful_activation: new Date().toISOString() },
      },
    });
    const policy = await read('http/authz');
    expect(policy.activations).toMatchObject([{ activates: 'b1', environment: 'production' }]);
    expect(policy.bundle).toBe('edge');
    expect(policy.revisions).toMatchObject([{ revision: 'b1', files: ['authz.rego'] }]);
  });

  it('with other texts under the same revision is refused, and the same again changes nothing', async () => {
    const other = await packBundle({
      '/.manifest': manifest({}),
      ...texts,
      '/authz.rego': 'package http.authz\n# x\n',
    });
    expect((await upload(other, '')).status).toBe(409);
    expect(await rows('SELECT count(*)::int AS n FROM policy_bundle')).toEqual([{ n: 1 }]);
    const same = await packBundle({ '/.manifest': manifest({}), ...texts });
    expect((await upload(same, '')).answer.policies).toMatchObject([
      { state: 'unchanged' },
      { state: 'unchanged' },
    ]);
  });

  it('that was sent with its name in OPA is only what OPA reports under that name', async () => {
    const bytes = await packBundle({
      '/.manifest': '{"revision":"n1","roots":["named"]}',
      '/a.rego': 'package named',
    });
    await upload(bytes, '?bundle=main');
    const report = (name: string) => ({
      labels: { id: `opa-${name}`, environment: name },
      bundles: {
        [name]: { name, active_revision: 'n1', last_successful_activation: new Date().toISOString() },
      },
    });
    await ingest('opa/status', report('other'));
    expect((await read('named')).activations).toEqual([]);
    await ingest('opa/status', report('main'));
    expect((await read('named')).activations).toMatchObject([{ activates: 'n1', environment: 'main' }]);
  });

  it('without a revision is named after its bytes, by which it is found', async () => {
    const bytes = await packBundle({ '/.manifest': '{"roots":["one","two"]}', '/a.rego': 'package one' });
    const { answer } = await upload(bytes, '');
    const revision = answer.bundle!.slice('sha256:'.length, 'sha256:'.length + 12);
    expect(answer.policies).toMatchObject([{ policy: 'one', revision }]);
    expect((await findBundle('one', revision))?.digest).toBe(answer.bundle);
  });

  it('without a manifest needs the name of its policy', async () => {
    const bytes = await packBundle({ '/a.rego': 'package a\n' });
    expect(await upload(bytes, '')).toMatchObject({
      status: 400,
      answer: { remedy: 'Name the policy that it holds.' },
    });
    expect((await upload(bytes, '?policy=a&revision=x1')).answer.policies).toMatchObject([
      { policy: 'a', revision: 'x1' },
    ]);
  });

  it.each([
    ['is no gzip', new TextEncoder().encode('hello'), 400],
    ['leads outside', packBundle({ '.manifest': manifest({}), '../x.rego': 'x' }), 400],
    ['holds no policy', packBundle({ '.manifest': manifest({}) }), 400],
    ['has a broken manifest', packBundle({ '.manifest': '{"revision":"v1","roots":5}' }), 400],
    ['is larger than 8 MB', new Uint8Array(8 * 1_048_576 + 1), 413],
  ])('that %s is refused', async (_, bytes, status) => {
    expect((await upload(await bytes, '?policy=bad')).status).toBe(status);
  });
});

describe('approvals of a pull request', () => {
  const B = 'b'.repeat(40);
  const html_url = 'https://github.com/acme/policies/pull/7';
  const user = (login: string) => ({ login });
  const repository = {
    full_name: 'acme/policies',
    default_branch: 'main',
    pushed_at: Math.floor(Date.now() / 1_000),
  };
  const at = (secondsAgo: number) =>
    new Date(Date.now() - secondsAgo * 1_000).toISOString().replace(/\.\d+Z/, 'Z');
  const pull = (secondsAgo: number) => ({
    number: 7,
    title: 'Tighten payments',
    html_url,
    updated_at: at(secondsAgo),
    user: user('mona'),
    head: { ref: 'tighten', sha: 'c'.repeat(40) },
    base: { ref: 'main', sha: 'a'.repeat(40) },
  });
  const review = (id: number, login: string, state: string, secondsAgo: number, action = 'submitted') =>
    ingest('github', {
      action,
      review: { id, state, user: user(login), submitted_at: at(secondsAgo), html_url: `${html_url}#${id}` },
      pull_request: pull(secondsAgo),
      repository,
      sender: user(login),
    });
  const approvers = async () =>
    (await revisionsOf('payments/limits'))[0]!.approvals.map(({ by, url }) => [by, url]);

  it('come to the revision whether before or after it, and go when they are taken back', async () => {
    await review(1, 'ann', 'approved', 300);
    await review(2, 'bob', 'commented', 290);
    const commit = {
      id: B,
      message: 'Tighten',
      timestamp: at(200),
      author: { name: 'mona' },
      added: ['payments/limits/rules.rego'],
      modified: [],
      removed: [],
    };
    await ingest('github', {
      ref: 'refs/heads/main',
      before: 'a'.repeat(40),
      after: B,
      deleted: false,
      forced: false,
      commits: [commit],
      head_commit: commit,
      repository,
      pusher: { name: 'mona' },
    });
    expect((await revisionsOf('payments/limits'))[0]).toMatchObject({ reviewUrl: null, approvals: [] });
    const digestBefore = (await revisionsOf('payments/limits'))[0]!.digest;

    await ingest('github', {
      action: 'closed',
      pull_request: {
        ...pull(100),
        merged: true,
        merged_at: at(100),
        merge_commit_sha: B,
        merged_by: user('mona'),
      },
      repository,
      sender: user('mona'),
    });
    const [merged] = await revisionsOf('payments/limits');
    expect(merged).toMatchObject({ reviewUrl: html_url, parent: 'a'.repeat(40), digest: digestBefore });
    expect(await approvers()).toEqual([['ann', `${html_url}#1`]]);

    await review(3, 'bob', 'approved', 50);
    expect(await approvers()).toEqual([
      ['ann', `${html_url}#1`],
      ['bob', `${html_url}#3`],
    ]);
    await review(4, 'ann', 'changes_requested', 40);
    await review(3, 'bob', 'dismissed', 30, 'dismissed');
    expect(await approvers()).toEqual([]);
  });
});
