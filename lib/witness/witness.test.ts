import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { execFileSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCheckpoint } from '@/lib/audit-log/checkpoint';
import { signNote } from '@/lib/audit-log/signed-note';
import { verifyStandardWebhook } from '@/lib/ingest/signatures/standard-webhooks';
import { chooseSpread } from './choose-spread';
import { keepInFile, readFromFile } from './file/file-witness';
import { keepInGit, readFromGit } from './git/git-witness';
import { splitNotes } from './split-notes';
import { keepByWebhook } from './webhook/webhook-witness';
import { WitnessProblem } from './witness';

const ORIGIN = 'audit.gatehouse.example/trustzone/default';
const NOW = new Date('2026-11-21T10:00:00Z');
const checkpoint = (size: bigint, fill = 0) => ({
  size,
  note: signNote(formatCheckpoint({ origin: ORIGIN, size, root: Buffer.alloc(32, fill) }), [
    { name: ORIGIN, seed: Buffer.alloc(32, 1) },
    { name: ORIGIN, seed: Buffer.alloc(32, 2) },
  ]),
});

let folder = '';
const limits = () => ({ folders: [join(folder, 'allowed')], hosts: [], workFolder: join(folder, 'work') });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-witness-'));
  mkdirSync(join(folder, 'allowed'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file', () => {
  it('keeps checkpoints one behind the other, and gives each back as it was', async () => {
    const place = join(folder, 'allowed', 'checkpoints.txt');
    const kept = [1n, 7n, 12n].map((size) => checkpoint(size));
    for (const each of kept) await keepInFile({ place }, each, limits());
    expect(readFileSync(place, 'utf8')).toBe(kept.map(({ note }) => `${note}\n`).join(''));
    expect(await readFromFile({ place }, limits(), 10)).toEqual(kept.map(({ note }) => note));
  });

  it('gives back what somebody changed in it, for others to see', async () => {
    const place = join(folder, 'allowed', 'checkpoints.txt');
    const [one, other] = [checkpoint(1n), checkpoint(2n)];
    await keepInFile({ place }, one, limits());
    await keepInFile({ place }, other, limits());
    const changed = readFileSync(place, 'utf8').replace('\n2\n', '\n9\n');
    writeFileSync(place, changed);
    expect(await readFromFile({ place }, limits(), 10)).toEqual([
      one.note,
      other.note.replace('\n2\n', '\n9\n'),
    ]);
  });

  it.each([
    ['outside of the folders that are allowed', () => join(folder, 'elsewhere.txt')],
    ['in a folder that is not there', () => join(folder, 'allowed', 'mount', 'checkpoints.txt')],
    ['behind a link that leads out', () => join(folder, 'allowed', 'link', 'checkpoints.txt')],
    ['that is a link itself', () => join(folder, 'allowed', 'linked.txt')],
  ])('%s is refused, and nothing is written', async (_, place) => {
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside', 'mine.txt'), 'mine');
    symlinkSync(join(folder, 'outside'), join(folder, 'allowed', 'link'));
    symlinkSync(join(folder, 'outside', 'mine.txt'), join(folder, 'allowed', 'linked.txt'));
    await expect(keepInFile({ place: place() }, checkpoint(1n), limits())).rejects.toThrow(WitnessProblem);
    expect(readFileSync(join(folder, 'outside', 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('a folder', () => {
  it('keeps a file for each checkpoint and writes none over', async () => {
    const place = join(folder, 'allowed', 'checkpoints/');
    const kept = [9n, 10n, 100n].map((size) => checkpoint(size));
    for (const each of [...kept, kept[0]!]) await keepInFile({ place }, each, limits());
    expect(await readFromFile({ place }, limits(), 10)).toEqual(kept.map(({ note }) => note));
    await expect(keepInFile({ place }, checkpoint(10n, 5), limits())).rejects.toThrow(
      'holds another checkpoint of this size',
    );
    expect(await readFromFile({ place }, limits(), 10)).toEqual(kept.map(({ note }) => note));
  });
});

describe('a webhook', () => {
  const SECRET = `whsec_${Buffer.from('a key of the webhook').toString('base64')}`;
  const received: { headers: Headers; body: string }[] = [];
  let answer = 204;
  let server: Server;
  const start = () =>
    new Promise<string>((listening) => {
      server = createServer((request, response) => {
        void text(request).then((body) => {
          received.push({ headers: new Headers(request.headers as Record<string, string>), body });
          response.writeHead(answer, answer === 302 ? { location: '/other' } : {}).end();
        });
      });
      server.listen(0, '127.0.0.1', () => listening(`127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  afterAll(() => server.close());

  it('is signed as Standard Webhooks says, and holds the note', async () => {
    const host = await start();
    const witness = { id: 'w', place: `http://${host}/checkpoints`, secret: SECRET };
    const sent = checkpoint(12n);
    await keepByWebhook(witness, sent, { hosts: [host] }, NOW);
    const [{ headers, body }] = received.splice(0) as [(typeof received)[number]];
    expect(verifyStandardWebhook({ headers, body: Buffer.from(body), now: NOW } as never, SECRET)).toBe(true);
    expect(headers.get('webhook-id')).toBe('w-12');
    expect(JSON.parse(body)).toEqual({
      type: 'audit.checkpoint',
      timestamp: '2026-11-21T10:00:00.000Z',
      data: { origin: ORIGIN, size: '12', note: sent.note },
    });
    for (const [status, words] of [
      [500, 'answers 500'],
      [302, 'answers 302'],
    ] as const) {
      answer = status;
      await expect(keepByWebhook(witness, sent, { hosts: [host] }, NOW)).rejects.toThrow(words);
    }
    expect(received.splice(0)).toHaveLength(2);
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://0x7f000001/',
  ])('in an internal network is not reached unless it is allowed: %s', async (place) => {
    await expect(
      keepByWebhook({ id: 'w', place, secret: SECRET }, checkpoint(1n), { hosts: ['127.0.0.1:2'] }, NOW),
    ).rejects.toThrow('lies in an internal network');
  });

  it('whose secret cannot be opened sends nothing', async () => {
    await expect(
      keepByWebhook(
        { id: 'w', place: 'http://127.0.0.1:1/', secret: null },
        checkpoint(1n),
        { hosts: [] },
        NOW,
      ),
    ).rejects.toThrow('GATEHOUSE_SECRET');
  });
});

describe('a Git repository', () => {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' });
  const witness = (more: object = {}) => ({
    id: 'w',
    place: join(folder, 'allowed', 'repository.git'),
    branch: 'gatehouse-checkpoints',
    secret: null,
    ...more,
  });
  beforeEach(() => void git('init', '--quiet', '--bare', witness().place));

  it('keeps a commit for each checkpoint, on top of the one before, and nothing twice', async () => {
    const kept = [3n, 4n, 25n].map((size) => checkpoint(size));
    for (const each of [...kept, kept[2]!]) await keepInGit(witness(), each, limits());
    expect(await readFromGit(witness(), limits(), 10)).toEqual(kept.map(({ note }) => note));
    expect(
      git('-C', witness().place, 'log', '--format=%s', 'gatehouse-checkpoints').trim().split('\n'),
    ).toEqual(['Checkpoint of 25 entries', 'Checkpoint of 4 entries', 'Checkpoint of 3 entries']);
  });

  it('is gone on with by another instance, and where the own copy is lost', async () => {
    await keepInGit(witness(), checkpoint(1n), limits());
    await keepInGit(witness({ id: 'other' }), checkpoint(2n), limits());
    await keepInGit(witness(), checkpoint(3n), limits());
    rmSync(limits().workFolder, { recursive: true });
    await keepInGit(witness(), checkpoint(4n), limits());
    expect(await readFromGit(witness(), limits(), 10)).toEqual(
      [1n, 2n, 3n, 4n].map((size) => checkpoint(size).note),
    );
  });

  it('that was rewritten is never pushed over', async () => {
    await keepInGit(witness(), checkpoint(1n), limits());
    await keepInGit(witness(), checkpoint(2n), limits());
    git('-C', witness().place, 'update-ref', 'refs/heads/gatehouse-checkpoints', 'gatehouse-checkpoints~1');
    const mine = join(folder, 'mine');
    git('clone', '--quiet', '--branch', 'gatehouse-checkpoints', witness().place, mine);
    writeFileSync(join(mine, 'checkpoint'), checkpoint(2n, 7).note);
    git('-C', mine, '-c', 'user.name=x', '-c', 'user.email=x', 'commit', '--quiet', '-am', 'rewritten');
    git('-C', mine, 'push', '--quiet');
    await expect(keepInGit(witness(), checkpoint(3n), limits())).rejects.toThrow(
      'no longer contains the checkpoints',
    );
    git('-C', witness().place, 'update-ref', '-d', 'refs/heads/gatehouse-checkpoints');
    await expect(keepInGit(witness(), checkpoint(3n), limits())).rejects.toThrow('The branch is gone');
  });

  it('is refused in words where it is no repository, not allowed, or git is not installed', async () => {
    mkdirSync(join(folder, 'allowed', 'empty'));
    await expect(
      keepInGit(witness({ place: join(folder, 'allowed', 'empty') }), checkpoint(1n), limits()),
    ).rejects.toThrow(/^git refuses: .*does not appear to be a git repository/);
    await expect(
      keepInGit(witness({ place: 'https://git.example.com/x.git' }), checkpoint(1n), limits()),
    ).rejects.toThrow('Repositories at git.example.com:443 are not allowed');
    const path = process.env.PATH;
    process.env.PATH = join(folder, 'nothing');
    await expect(keepInGit(witness(), checkpoint(1n), limits()))
      .rejects.toThrow('git is not installed')
      .finally(() => (process.env.PATH = path));
  });

  it('that asks for a token never has it in what it answers or is called with', async () => {
    // A git that tells its arguments and its settings.
    const fake = join(folder, 'bin');
    mkdirSync(fake);
    writeFileSync(
      join(fake, 'git'),
      '#!/bin/sh\n[ "$1" = init ] && exit 0\necho "$@ $GIT_CONFIG_VALUE_5 opensesame" >&2\nexit 1\n',
    );
    chmodSync(join(fake, 'git'), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${fake}:${path}`;
    const host = { ...limits(), hosts: ['git.example.com:443'] };
    const place = 'https://git.example.com/x.git';
    await expect(keepInGit(witness({ place, secret: 'opensesame' }), checkpoint(1n), host))
      .rejects.toThrow(
        'git refuses: ls-remote https://git.example.com/x.git refs/heads/gatehouse-checkpoints Authorization: Basic *** ***',
      )
      .finally(() => (process.env.PATH = path));
  });
});

describe('reading much', () => {
  it('takes the newest half whole and the rest evenly', () => {
    const all = Array.from({ length: 20 }, (_, index) => index);
    expect(chooseSpread(all, 6)).toEqual([0, 5, 11, 17, 18, 19]);
    expect(chooseSpread(all, 20)).toEqual(all);
  });

  it('splits texts that hold notes, also with one that was cut off', () => {
    const [one, other] = [checkpoint(1n).note, checkpoint(2n).note];
    expect(splitNotes(`${one}\n${other}\n`)).toEqual([one, other]);
    expect(splitNotes(`${one}\n${other.slice(0, 50)}`)).toEqual([one, `${other.slice(0, 50)}\n`]);
    expect(splitNotes('')).toEqual([]);
  });
});
