import { readFile } from 'node:fs/promises';
import type { AuditFinding } from '@/lib/domain/audit-findings';
import type { VerifiedStep } from '@/lib/domain/read-models/audit-verification';
import type { App } from '../app';
import { printResult } from '../print';
import { startProgress } from '../progress';
import { describeVerification } from './describe-verification';

export type VerifyAuditOptions = { checkpoint?: string[]; vkey?: string; json?: boolean };

/** Has the running Gatehouse verify its audit log, with progress, and prints the verdict. */
export async function verifyAudit(
  app: App,
  { checkpoint = [], vkey, json }: VerifyAuditOptions,
): Promise<void> {
  const checkpoints = await readNotes(checkpoint);
  const problems: AuditFinding[] = [];
  let summary: VerifiedStep['summary'] = null;
  let progress: ReturnType<typeof startProgress> | null = null;
  for await (const step of app.lines<VerifiedStep & { error?: string }>('/api/v1/verify/audit', {
    checkpoints,
    ...(vkey !== undefined && { vkey }),
  })) {
    if (step.error) throw new Error(step.error);
    progress ??= startProgress('Entries', step.of);
    progress.update(step.done, `${step.done} of ${step.of}`);
    problems.push(...step.problems);
    summary = step.summary;
  }
  progress?.stop();
  if (!summary) throw new Error('The answer of the server ended before the log was verified. Try again.');
  const { isVerified, firstBad, lines } = describeVerification(problems, summary);
  printResult(json, { isVerified, firstBad, problems, ...summary }, lines);
  if (!isVerified) process.exitCode = 1;
}

const readNotes = (files: readonly string[]): Promise<{ where: string; note: string }[]> =>
  Promise.all(files.map(async (where) => ({ where, note: await readFile(where, 'utf8') })));
