import { createHash } from 'node:crypto';
import type { RunbookSource } from '@/lib/domain/read-models/runbooks';
import type { RunbookHead } from '@/lib/domain/runbooks/runbook-text';
import type { Runbook, RunbookVersion } from '../generated/client';
import type { Transaction } from '../transaction';

/** Any fixed number: the advisory lock that changes of runbooks take. */
const LOCK = 71_026_011;

/** SHA-256 of a text, in hexadecimal. */
export const digestText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Lets one change of runbooks run at a time, until the end of the transaction. */
export async function lockRunbooks(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}

/** The row of a runbook, also of one that was removed; null without one. */
export const readRunbookRow = (tx: Transaction, slug: string): Promise<Runbook | null> =>
  tx.runbook.findUnique({ where: { slug } });

/** The last version that came from Git, or null. */
export const readLastFromGit = (tx: Transaction, slug: string): Promise<RunbookVersion | null> =>
  tx.runbookVersion.findFirst({ where: { slug, source: 'git' }, orderBy: { version: 'desc' } });

/** The digest of the text in force, or null. */
export async function readCurrentDigest(tx: Transaction, row: Runbook): Promise<string | null> {
  const found = await tx.runbookVersion.findUnique({
    where: { slug_version: { slug: row.slug, version: row.version } },
  });
  return found?.digest ?? null;
}

export type VersionInput = {
  slug: string;
  text: string;
  head: RunbookHead;
  source: RunbookSource;
  path?: string | null;
  commit?: string | null;
  at: Date;
  by: string;
};

/** Adds a version, and makes it the one in force; returns its number. One that was removed is there again. */
export async function insertRunbookVersion(tx: Transaction, input: VersionInput): Promise<number> {
  const { slug, text, head, source, path = null, commit = null, at, by } = input;
  const { title, failure, rules, detectors, zones, owner, reviewDays } = head;
  const last = await tx.runbookVersion.aggregate({ where: { slug }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  const digest = digestText(text);
  const of = { title, failure, rules, detectors, zones, owner, reviewDays, source, version };
  const readyMade = source === 'ready-made' ? { readyMadeDigest: digest, offered: null } : {};
  await tx.runbook.upsert({
    where: { slug },
    create: { slug, ...of, ...readyMade, createdAt: at },
    update: { ...of, ...readyMade, removedAt: null },
  });
  await tx.runbookVersion.create({ data: { slug, version, text, digest, source, path, commit, at, by } });
  return version;
}

/** Changes what is known of a runbook beside its texts. */
export async function updateRunbook(
  tx: Transaction,
  slug: string,
  change: Partial<Pick<Runbook, 'reviewedAt' | 'reviewedBy' | 'removedAt' | 'offered' | 'readyMadeDigest'>>,
): Promise<void> {
  await tx.runbook.update({ where: { slug }, data: change });
}
