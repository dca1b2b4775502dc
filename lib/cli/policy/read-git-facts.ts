import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a repository says of a folder of its work tree. */
export type GitFacts = {
  /** The folder at its top. */
  root: string;
  /** The commit that is checked out; null where the folder has changes that no commit holds. */
  commit: { id: string; author: string; message: string; parent: string | null } | null;
};

/** What git knows of a folder; null where it is in no repository, has no commit, or git is not installed. */
export async function readGitFacts(folder: string): Promise<GitFacts | null> {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-C', folder, ...args], { maxBuffer: 64 * 1_048_576 })).stdout;
  try {
    const root = (await git('rev-parse', '--show-toplevel')).trim();
    const [id, author, message, parents] = (await git('log', '-1', '--format=%H%x00%an%x00%s%x00%P'))
      .trim()
      .split('\0');
    const changes = await git('status', '--porcelain', '--', '.');
    if (changes.trim() !== '') return { root, commit: null };
    return {
      root,
      commit: { id: id!, author: author!, message: message!, parent: parents?.split(' ')[0] || null },
    };
  } catch {
    return null;
  }
}
