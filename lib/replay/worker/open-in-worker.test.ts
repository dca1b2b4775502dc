import { createGzip } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Evaluator } from '../evaluator';
import { makeDecision } from '../testing/make-decision';
import { assemble, makePolicyWasm, type EVALUATIONS } from '../testing/make-policy-wasm';
import type { WorkerCandidate } from './messages';
import { openInWorker } from './open-in-worker';

const open: Evaluator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(candidate: WorkerCandidate): Promise<Evaluator> {
  const evaluator = await openInWorker({ candidate, mapping: null, rules: {} });
  open.push(evaluator);
  return evaluator;
}
const wasm = (bundle: Uint8Array, entrypoint: string | null = null): WorkerCandidate => ({
  engine: 'rego-wasm',
  bundle,
  entrypoint,
});
const rego = async (evaluation: keyof typeof EVALUATIONS) => start(wasm(await makePolicyWasm(evaluation)));
const cedar = (text: string) => start({ engine: 'cedar', files: { 'policy.cedar': text } });

const ask = (input: unknown) => makeDecision({ input });

async function bundleOf(files: Record<string, Uint8Array | string>): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  return buffer(archive.pipe(createGzip()));
}

describe('a policy as WebAssembly', () => {
  it('decides each input, from a bare module and from a bundle', async () => {
    const compiled = await makePolicyWasm('deniesX');
    const bundle = await bundleOf({
      '/data.json': '{}',
      '/policy.wasm': compiled,
      '/.manifest': '{"revision":"r2"}',
    });
    for (const candidate of [compiled, bundle]) {
      const evaluator = await start(wasm(candidate));
      expect(await evaluator.evaluate([ask({ path: 'a' }), ask({ path: 'X' }), ask({ path: 'b' })])).toEqual([
        { to: 'allow', reason: null },
        { to: 'deny', reason: null },
        { to: 'allow', reason: null },
      ]);
    }
  });

  it('answers for the entrypoint that is named, or for that of the decision', async () => {
    const compiled = await makePolicyWasm('deniesX', ['http/authz/allow', 'shop/allow']);
    const own = await start(wasm(compiled));
    expect(
      await own.evaluate([
        makeDecision({ input: {} }, { policy: 'shop/allow' }),
        makeDecision({ input: {} }, { policy: 'else/allow' }),
      ]),
    ).toEqual([
      { to: 'allow', reason: null },
      { notReplayable: { reason: 'missing-data', what: 'an entrypoint for else/allow in the candidate' } },
    ]);
    await expect(start(wasm(compiled, 'no/such'))).rejects.toThrow(
      'The candidate has no entrypoint no/such; it has http/authz/allow, shop/allow.',
    );
  });

  it('that asks for the time is not replayed, and one that gives up a decision fails on it alone', async () => {
    expect(await (await rego('asksTheTime')).evaluate([ask({}), ask({})])).toEqual(
      Array.from({ length: 2 }, () => ({
        notReplayable: { reason: 'time-dependent', what: 'the built-in function time.now_ns' },
      })),
    );
    expect(await (await rego('aborts')).evaluate([ask({})])).toEqual([
      { to: 'error', reason: 'conflicting rules' },
    ]);
  });

  it('whose result is neither allow nor deny fails with that result', async () => {
    expect(await (await rego('answersNonsense')).evaluate([ask({})])).toEqual([
      { to: 'error', reason: 'The result of http/authz/allow is neither allow nor deny: {"colour":"blue"}' },
    ]);
  });

  it('that loops is ended, and the decision is named', async () => {
    const evaluator = await rego('loops');
    await expect(evaluator.evaluate([ask({})])).rejects.toThrow(
      'The candidate did not answer on the decision 0190a0a0-0000-7000-8000-000000000001 within 2 s.',
    );
    await expect(evaluator.evaluate([ask({})])).rejects.toThrow('did not answer');
  });

  it('that traps is ended, and the decision is named', async () => {
    await expect((await rego('traps')).evaluate([ask({})])).rejects.toThrow(
      'The candidate trapped: unreachable. It was asked for the decision 0190a0a0-0000-7000-8000-000000000001.',
    );
  });

  it('that allocates without end gets no more than its share', async () => {
    await expect((await rego('allocates')).evaluate([ask({})])).rejects.toThrow(
      'The candidate used up the 128 MB of memory that it may have.',
    );
  });

  it.each([
    ['a text', async () => Buffer.from('package http.authz'), 'neither a bundle (.tar.gz) nor WebAssembly'],
    ['nothing', async () => new Uint8Array(), 'neither a bundle (.tar.gz) nor WebAssembly'],
    [
      'a broken module',
      async () => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9),
      'no valid WebAssembly',
    ],
    [
      'another module',
      () => assemble('(module)'),
      "is no policy of OPA's: it does not export opa_json_parse",
    ],
    [
      'a module with a memory of its own',
      () =>
        assemble(
          `(module (memory 1) ${[
            'opa_json_parse',
            'opa_json_dump',
            'opa_malloc',
            'opa_heap_ptr_get',
            'entrypoints',
            'builtins',
          ]
            .map((name) => `(func (export "${name}"))`)
            .join(' ')})`,
        ),
      'has a memory of its own',
    ],
    ['a bundle without a policy', () => bundleOf({ 'data.json': '{}' }), 'holds no policy.wasm'],
    [
      'a bundle of texts',
      () => bundleOf({ 'data.json': 'x', 'policy.wasm': 'x' }),
      'data.json of the bundle',
    ],
    ['broken gzip', async () => Uint8Array.of(0x1f, 0x8b, 1, 2, 3), 'no valid gzip'],
  ])('that is %s is refused in words', async (_, make, words) => {
    await expect(start(wasm(await make()))).rejects.toThrow(words);
  });
});

describe('a policy of Cedar', () => {
  const decision = (principal: string, extra: object = {}) =>
    makeDecision(
      {
        request: {
          principal: `User::"${principal}"`,
          action: 'Action::"view"',
          resource: { type: 'Order', id: 'o-1' },
          context: { port: 443 },
          entities: [
            { uid: { type: 'User', id: principal }, attrs: {}, parents: [{ type: 'Group', id: 'readers' }] },
          ],
          ...extra,
        },
      },
      { adapter: 'cedar' },
    );
  const READERS =
    '@id("readers")\npermit(principal in Group::"readers", action, resource) when { context.port == 443 };';

  it('decides each request and says by which rule', async () => {
    const evaluator = await cedar(READERS);
    expect(
      await evaluator.evaluate([decision('alice'), decision('alice', { context: { port: 80 } })]),
    ).toEqual([
      { to: 'allow', reason: 'readers' },
      { to: 'deny', reason: 'No policy permits it.' },
    ]);
  });

  it('that reads what the past decision does not have cannot be replayed for it', async () => {
    const evaluator = await cedar(READERS);
    const missing = (what: string) => ({ notReplayable: { reason: 'missing-data', what } });
    expect(
      await evaluator.evaluate([
        decision('alice', { entities: undefined }),
        decision('alice', { context: undefined }),
        decision('alice', { context: {} }),
        decision('alice', { principal: 'nobody' }),
      ]),
    ).toEqual([
      missing('entities'),
      missing('context'),
      missing('port'),
      missing('principal, as an entity of Cedar'),
    ]);
  });

  it('needs no entities where it reads none', async () => {
    const evaluator = await cedar(
      'permit(principal == User::"alice", action in [Action::"view"], resource);',
    );
    expect(
      await evaluator.evaluate([
        decision('alice', { entities: undefined, context: undefined }),
        decision('bob', { entities: undefined, context: undefined }),
      ]),
    ).toEqual([
      { to: 'allow', reason: 'policy.cedar:1' },
      { to: 'deny', reason: 'No policy permits it.' },
    ]);
  });

  it('that asks for a time which nobody gave is not replayed, unless a forbid decides anyhow', async () => {
    const TIMED = 'permit(principal, action, resource) when { context.now < datetime("2030-01-01") };';
    expect(await (await cedar(TIMED)).evaluate([decision('alice')])).toEqual([
      { notReplayable: { reason: 'time-dependent', what: 'now' } },
    ]);
    const forbidden = await cedar(`${TIMED}\n@id("never") forbid(principal, action, resource);`);
    expect(await forbidden.evaluate([decision('alice')])).toMatchObject([{ to: 'deny' }]);
  });

  it.each([
    ['no text', '', 'The candidate holds no policy.'],
    ['a comment', '// later', 'The candidate holds no policy.'],
    [
      'a text with an error',
      'permit(principal, action, resource);\npermit(principal action, resource);',
      /policy\.cedar line 2: .*unexpected token/,
    ],
    ['Rego', 'package http.authz\ndefault allow := false', /policy\.cedar line 1/],
    ['a template', 'permit(principal == ?principal, action, resource);', 'holds a template'],
    [
      'nested without end',
      `permit(principal, action, resource) when { ${'('.repeat(20_000)}true${')'.repeat(20_000)} };`,
      'nests too deep or is too large',
    ],
  ])('that is %s is refused in words', async (_, text, words) => {
    await expect(cedar(text)).rejects.toThrow(words);
  });

  it('of a huge text decides all the same, or is refused', async () => {
    const many = 'permit(principal, action, resource) when { context.port == 443 };\n'.repeat(5_000);
    const outcome = await cedar(many).then(
      (evaluator) => evaluator.evaluate([decision('alice')]),
      (error: Error) => error.message,
    );
    if (typeof outcome === 'string') expect(outcome).toMatch(/^The candidate (could not be|did not)/);
    else expect(outcome).toMatchObject([{ to: 'allow' }]);
  });
});
