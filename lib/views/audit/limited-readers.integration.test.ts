import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_ROUTES } from '@/app/api/v1/openapi.json/routes';
import { POST as previewRetention } from '@/app/api/v1/audit/retention/preview/route';
import { POST as verifyAudit } from '@/app/api/v1/verify/audit/route';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { recordGrant } from '@/lib/commands/access-grants/record-grant';
import { eraseFromLog } from '@/lib/commands/audit/erase-from-log';
import { setLegalHold } from '@/lib/commands/audit/set-legal-hold';
import { addAuditView } from '@/lib/commands/audit/views/add-audit-view';
import { makeReport } from '@/lib/commands/compliance-reports/make-report';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { createToken } from '@/lib/commands/tokens/create-token';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { auditEvent, makeLogSigner, sequenceAll, writeAuditLog } from '../testing/write-audit-log';

useTestDatabase();

const NOW = new Date();
const AT = new Date(NOW.getTime() - 3_600_000).toISOString();
const occasion = () => ({ now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } });
const reviewer = actorOf('reviewer');
const signer = makeLogSigner();
afterAll(() => signer.remove());

/** An entry whose every text says whose eyes it is for. */
const entry = (mark: string, more: object) =>
  auditEvent(mark, AT, {
    actor: { type: 'user', id: `${mark}-person@example.com`, name: `${mark}-name` },
    action: `${mark}.done`,
    targets: [{ type: 'secret', id: `${mark}-thing`, name: `${mark}-label` }],
    zone: 'edge',
    environment: `${mark}-environment`,
    context: { ip: '203.0.113.9', userAgent: `${mark}-agent`, location: `${mark}-place` },
    changes: { note: `${mark}-change` },
    ...more,
  });
const ALICE = { type: 'user', id: 'alice@example.com', name: 'Alice' };
const EGRESS = { type: 'policy', id: 'pci-egress' };

const READERS = {
  zone: { limit: { zones: ['payments'] }, sees: 'forzone' },
  actor: { limit: { actor: `${ALICE.type}:${ALICE.id}` }, sees: 'foractor' },
  target: { limit: { target: toTargetKey(EGRESS) }, sees: 'fortarget' },
};
type Reader = keyof typeof READERS;
const READER_NAMES = Object.keys(READERS) as Reader[];
/** What no reader may see, and what only others may. */
const beyond = (reader: Reader): string[] => [
  'fornobody',
  ...READER_NAMES.filter((name) => name !== reader).map((name) => READERS[name].sees),
];

const secrets = {} as Record<Reader | 'everything', string>;
let entryIds: string[] = [];
let refs: string[] = [];
let targets: string[] = [];
let grantIds: string[] = [];
let reportId = '';

beforeAll(async () => {
  for (const slug of ['payments', 'edge', 'fornobody-zone'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'low' }, occasion());
  await writeAuditLog(
    [
      auditEvent('common', AT, { actor: ALICE, targets: [EGRESS] }),
      entry('forzone', { zone: 'payments' }),
      entry('foractor', { actor: ALICE }),
      entry('fortarget', { targets: [EGRESS] }),
      entry('fornobody', { zone: 'fornobody-zone' }),
      entry('fornobody-erased', {}),
    ],
    NOW,
  );
  const all = await getPool().query<{ id: string; ref: string; target: string }>(
    'SELECT id, actor_ref AS ref, target_keys[1] AS target FROM audit_leaf ORDER BY leaf_index',
  );
  const erased = await getPool().query<{ id: string }>(
    `SELECT id FROM event WHERE native_id = 'fornobody-erased'`,
  );
  const told = all.rows.filter(({ target }) => /secret|policy/.test(target));
  entryIds = told.map(({ id }) => id);
  refs = [...new Set(told.map(({ ref }) => ref))];
  targets = [...new Set(told.map(({ target }) => target))];
  await eraseFromLog(
    SYSTEM_ACTOR,
    { of: { kind: 'entry', id: erased.rows[0]!.id }, fields: ['changes'], basis: 'fornobody-basis' },
    occasion(),
  );
  await setLegalHold(
    SYSTEM_ACTOR,
    { zone: 'fornobody-zone', reason: 'fornobody-reason', target: 'secret:fornobody-thing' },
    occasion(),
  );
  const query = { actor: refs[0]!, zone: 'fornobody-zone', q: 'fornobody-words' };
  await addAuditView(reviewer, { name: 'fornobody-view', isShared: true, query }, occasion());
  for (const [zone, mark] of [
    ['payments', 'forzone'],
    ['edge', 'fornobody'],
  ] as const) {
    const { id } = await recordGrant(
      actorOf('administrator'),
      {
        kind: 'elevation',
        holder: { type: 'user', id: `${mark}-holder` },
        role: `${mark}-role`,
        scope: `${mark}-scope`,
        zone,
        justification: `${mark}-justification`,
        approver: `${mark}-approver`,
        expiresAt: new Date(NOW.getTime() + 3_600_000).toISOString(),
      },
      occasion(),
    );
    grantIds = [...grantIds, id];
  }
  const period = { from: new Date(NOW.getTime() - 86_400_000).toISOString(), to: NOW.toISOString() };
  reportId = (await makeReport(reviewer, { ...period, zones: null, regulated: ['PCI'] }, occasion())).id;
  await sequenceAll(NOW);
  await signer.sign(NOW);
  secrets.everything = (
    await createToken(SYSTEM_ACTOR, { name: 'everything', scopes: ['audit'] }, occasion())
  ).secret;
  for (const name of READER_NAMES)
    secrets[name] = (
      await createToken(SYSTEM_ACTOR, { name, scopes: ['audit'], ...READERS[name].limit }, occasion())
    ).secret;
});

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;
type Params = Record<string, string | string[]>;

async function ask(
  reader: Reader | 'everything',
  handler: Handler,
  given: { params?: Params; query?: string; body?: object } = {},
) {
  const { params = {}, query = '', body } = given;
  const response = await handler(
    new Request(`http://localhost/x?${query}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${secrets[reader]}` },
      ...(body && { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params) },
  );
  return { status: response.status, text: open(Buffer.from(await response.arrayBuffer())) };
}

/** What an answer says, packed, as bytes or in base64. */
function open(bytes: Buffer): string {
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const inside = (text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []).map((part) =>
    Buffer.from(part, 'base64').toString('utf8'),
  );
  return [text, ...inside].join('\n');
}

const each = (name: string, values: readonly string[]) =>
  values.map((value) => ({ params: { [name]: value } }));
const asked = (name: string, values: readonly string[]) =>
  values.map((value) => ({ query: new URLSearchParams({ [name]: value }).toString() }));
const WHOLE = [{}, { query: 'from=now-30d' }];

/** How each is asked: every endpoint about the log that answers GET has to be here. */
const ASKED: Record<string, () => { params?: Params; query?: string }[]> = {
  '/api/v1/audit': () => [
    ...WHOLE,
    ...asked('actor', refs),
    ...asked('target', targets),
    ...asked('zone', ['payments', 'edge']),
    ...asked('source', ['events', 'gatehouse']),
    ...asked('outcome', ['success']),
    ...asked('q', ['for', 'example.com', '203.0.113.9']),
    ...asked('fromIndex', ['0']),
  ],
  '/api/v1/audit/facets': () => [...WHOLE, ...asked('q', ['for']), ...asked('actor', refs)],
  '/api/v1/audit/download': () => [
    { query: 'format=csv' },
    { query: 'format=jsonl' },
    { query: `format=jsonl&ids=${entryIds.join(',')}` },
  ],
  '/api/v1/audit/export': () => [
    { query: 'all=true' },
    { query: 'from=now-30d' },
    { query: `ids=${entryIds.join(',')}` },
  ],
  '/api/v1/audit/entries/{id}': () => each('id', entryIds),
  '/api/v1/audit/entries/{id}/proof': () => each('id', entryIds),
  '/api/v1/audit/actors/{ref}': () => each('ref', refs),
  '/api/v1/audit/targets': () => asked('target', targets),
  '/api/v1/audit/checkpoint': () => [{}],
  '/api/v1/audit/checkpoints': () => [{}],
  '/api/v1/audit/consistency': () => [{ query: 'from=1&to=3' }],
  '/api/v1/audit/keys': () => [{}],
  '/api/v1/audit/keys/current': () => [{}],
  '/api/v1/audit/keys/file': () => [{}],
  '/api/v1/audit/log/{path}': () =>
    ['checkpoint', 'tile/0/000.p/3', 'tile/entries/000.p/3'].map((path) => ({
      params: { path: path.split('/') },
    })),
  '/api/v1/audit/views': () => [{}],
  '/api/v1/audit/retention': () => [{}],
  '/api/v1/audit/holds': () => [{}],
  '/api/v1/audit/erasures': () => [{}],
  '/api/v1/audit/erasures/fields': () => asked('entry', entryIds),
  '/api/v1/audit/erasures/preview': () => [...asked('entry', entryIds), ...asked('actor', refs)],
  '/api/v1/audit/witnesses': () => [{}],
  '/api/v1/audit/integrity': () => [{}],
  '/api/v1/access-grants': () => [{}, ...asked('zone', ['edge'])],
  '/api/v1/access-grants/findings': () => [{}],
  '/api/v1/access-grants/standing': () => [{}],
  '/api/v1/access-grants/{id}': () => each('id', grantIds),
  '/api/v1/access-grants/{id}/entries': () => each('id', grantIds),
  '/api/v1/access-settings': () => [{}],
  '/api/v1/compliance-reports': () => [{}],
  '/api/v1/compliance-reports/{id}': () => each('id', [reportId]),
  '/api/v1/compliance-reports/{id}/files/{format}': () =>
    ['json', 'csv', 'pdf'].map((format) => ({ params: { id: reportId, format } })),
  '/api/v1/compliance-reports/schedules': () => [{}],
};
const ROUTES = API_ROUTES.filter(
  ({ path, handlers }) => /^\/api\/v1\/(audit|access-|compliance-)/.test(path) && 'GET' in handlers,
);

it('every endpoint about the log is asked', () => {
  expect(ROUTES.map(({ path }) => path).toSorted()).toEqual(Object.keys(ASKED).toSorted());
});

const handlerOf = (path: string) =>
  ROUTES.find((route) => route.path === path)!.handlers.GET as unknown as Handler;

it.each([
  '/api/v1/audit',
  '/api/v1/audit/facets',
  '/api/v1/audit/download',
  '/api/v1/audit/export',
  '/api/v1/audit/log/{path}',
  '/api/v1/audit/entries/{id}',
  '/api/v1/audit/actors/{ref}',
  '/api/v1/audit/targets',
  '/api/v1/audit/views',
  '/api/v1/audit/holds',
  '/api/v1/audit/erasures',
  '/api/v1/access-grants',
  '/api/v1/access-grants/{id}',
])('without a limit %s tells of everything', async (path) => {
  const answers: string[] = [];
  for (const given of ASKED[path]!()) answers.push((await ask('everything', handlerOf(path), given)).text);
  expect(answers.join('\n')).toContain('fornobody');
});

describe.each(READER_NAMES)('a reader who is limited to one %s', (reader) => {
  it.each(ROUTES.map(({ path }) => path))('is told by %s of nothing beyond that', async (path) => {
    const handler = handlerOf(path);
    for (const given of ASKED[path]!()) {
      const { status, text } = await ask(reader, handler, given);
      expect([status, text]).toEqual([expect.toBeOneOf([200, 403, 404]), text]);
      // What was asked for stands in the answer to it.
      const question = decodeURIComponent(`${given.query ?? ''} ${JSON.stringify(given.params ?? {})}`);
      for (const mark of beyond(reader))
        if (!question.includes(mark))
          expect({ given, found: text.match(new RegExp(`.{0,80}${mark}.{0,80}`)) }).toEqual({
            given,
            found: null,
          });
    }
  });

  it('finds its own entries in the list, the facets, a file and a pack', async () => {
    const paths = {
      '/api/v1/audit': '',
      '/api/v1/audit/facets': '',
      '/api/v1/audit/download': 'format=csv',
      '/api/v1/audit/export': 'all=true',
    };
    for (const [path, query] of Object.entries(paths)) {
      const handler = handlerOf(path);
      const { status, text } = await ask(reader, handler, { query });
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain(READERS[reader].sees);
    }
  });

  it('verifies nothing as a whole, and tries no rules', async () => {
    expect((await ask(reader, verifyAudit, { body: { checkpoints: [] } })).status).toBe(403);
    expect((await ask(reader, previewRetention, { body: { rules: [] } })).status).toBe(403);
  });
});
