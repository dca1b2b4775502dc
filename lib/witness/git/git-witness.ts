import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseSpread } from '../choose-spread';
import { requireAllowedPath } from '../file/require-allowed-path';
import { hostOf } from '@/lib/outbound/host-of';
import { WitnessProblem, type KeptCheckpoint, type Witness, type WitnessLimits } from '../witness';
import { makeRunGit, type RunGit } from './run-git';

/** The one file of the branch: its history is what was kept. */
const FILE = 'checkpoint';

type Repository = Pick<Witness, 'id' | 'place' | 'branch' | 'secret'>;
type Opened = { git: RunGit; ref: string; place: string };

/**
 * Commits a checkpoint on top of the branch of a repository and pushes it, never over what is there: a branch that no
 * longer contains what was pushed before is a `WitnessProblem`, as is everything that git refuses.
 */
export async function keepInGit(
  repository: Repository,
  { size, note }: KeptCheckpoint,
  limits: WitnessLimits,
): Promise<void> {
  const opened = await open(repository, limits);
  const { git, ref, place } = opened;
  const parent = await fetchBranch(opened);
  if (parent !== null && (await git(['show', `${parent}:${FILE}`]).catch(() => null)) === note) return;
  const blob = (await git(['hash-object', '-w', '--stdin'], note)).trim();
  const tree = (await git(['mktree'], `100644 blob ${blob}\t${FILE}\n`)).trim();
  const commit = (
    await git([
      'commit-tree',
      tree,
      ...(parent === null ? [] : ['-p', parent]),
      '-m',
      `Checkpoint of ${size} entries`,
    ])
  ).trim();
  await git(['push', '--quiet', place, `${commit}:${ref}`]);
  await git(['update-ref', ref, commit]);
}

/** The checkpoints that the branch ever held: `most` at most, the newest and a part of those before. Throws `WitnessProblem`. */
export async function readFromGit(
  repository: Repository,
  limits: WitnessLimits,
  most: number,
): Promise<string[]> {
  const opened = await open(repository, limits);
  const head = await fetchBranch(opened);
  if (head === null) return [];
  const commits = (await opened.git(['rev-list', '--reverse', head])).split('\n').filter(Boolean);
  const asked = chooseSpread(commits, most).map((commit) => `${commit}:${FILE}\n`);
  return readBatch(Buffer.from(await opened.git(['cat-file', '--batch'], asked.join(''))));
}

/** What `git cat-file --batch` answers: a line that ends with the size in bytes, the text, a newline, and so on. */
function readBatch(answer: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf('\n', at);
    const [, type, size] = answer.subarray(at, end).toString().split(' ');
    // A commit without the file is one that Gatehouse did not make.
    const length = type === 'blob' ? Number(size) + 1 : 0;
    if (length > 0) texts.push(answer.subarray(end + 1, end + length).toString());
    at = end + 1 + length;
  }
  return texts;
}

async function open({ id, place, branch, secret }: Repository, limits: WitnessLimits): Promise<Opened> {
  if (branch === null) throw new WitnessProblem('The witness names no branch.');
  let protocol = 'file';
  if (place.startsWith('/')) await requireAllowedPath(place, limits.folders);
  else {
    const url = new URL(place);
    protocol = url.protocol.slice(0, -1);
    // git looks names up by itself, so the address that it connects to cannot be judged: the host is named instead.
    if (!limits.hosts.includes(hostOf(url)))
      throw new WitnessProblem(
        `Repositories at ${hostOf(url)} are not allowed. An administrator of this machine can allow them: set GATEHOUSE_WITNESS_HOSTS to host and port.`,
      );
  }
  const folder = join(limits.workFolder, `${id}.git`);
  const git = makeRunGit(folder, protocol === 'https' ? secret : null, [protocol]);
  await mkdir(limits.workFolder, { recursive: true, mode: 0o700 });
  await git(['init', '--quiet', '--bare', folder]);
  return { git, ref: `refs/heads/${branch}`, place };
}

/** The last commit of the branch, fetched; null where there is no such branch yet. */
async function fetchBranch({ git, ref, place }: Opened): Promise<string | null> {
  const there = (await git(['ls-remote', place, ref])).trim();
  const known = await git(['rev-parse', '--verify', '--quiet', ref]).then(
    (text) => text.trim(),
    () => null,
  );
  if (there === '') {
    if (known === null) return null;
    throw new WitnessProblem('The branch is gone that checkpoints were pushed to.');
  }
  await git(['fetch', '--quiet', '--no-tags', place, ref]);
  const found = (await git(['rev-parse', '--verify', 'FETCH_HEAD'])).trim();
  const isGrown =
    known === null ||
    (await git(['merge-base', '--is-ancestor', known, found]).then(
      () => true,
      () => false,
    ));
  if (!isGrown)
    throw new WitnessProblem('The branch no longer contains the checkpoints that were pushed to it.');
  await git(['update-ref', ref, found]);
  return found;
}
