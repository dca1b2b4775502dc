import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import {
  digestText,
  insertRunbookVersion,
  lockRunbooks,
  readRunbookRow,
  updateRunbook,
} from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Installs the runbooks that come with Gatehouse where they are missing; what is there stays as it is, also removed. Where
 * one came with another text than was taken over or declined, that text is offered. It leaves no audit entry: nobody did it.
 */
export async function installReadyMadeRunbooks(now: Date): Promise<void> {
  const files = await readReadyMade();
  await withTransaction(async (tx) => {
    await lockRunbooks(tx);
    for (const [slug, text] of files) {
      const row = await readRunbookRow(tx, slug);
      if (!row) {
        const { body: _body, ...head } = readRunbook(text);
        await insertRunbookVersion(tx, { slug, text, head, source: 'ready-made', at: now, by: 'Gatehouse' });
        continue;
      }
      const offered = row.readyMadeDigest === digestText(text) ? null : text;
      if (row.offered !== offered) await updateRunbook(tx, slug, { offered });
    }
  });
}

/** The texts by their slug, from the folder of the sources, where Gatehouse always runs. */
export async function readReadyMade(): Promise<[slug: string, text: string][]> {
  const names = (await readdir(pathOf())).filter((name) => name.endsWith('.md')).toSorted();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [
      name.slice(0, -'.md'.length),
      await readFile(pathOf(name), 'utf8'),
    ]),
  );
}

/** Put together at run time, so that the bundler does not take the files for parts of the app. */
const pathOf = (...name: string[]): string =>
  ['lib', 'runbooks', 'ready-made', ...name].reduce((folder, part) => join(folder, part), process.cwd());
