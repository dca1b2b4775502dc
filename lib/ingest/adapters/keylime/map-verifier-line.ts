import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readList, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readUtcTime } from '../parts/read-time';
import { readVerdict, readVerifierLine } from './unwrap-verifier-log';

const MOST_REASONS = 5;

/** A line of the verifier's log that states a result; `before` are the lines that led to it. */
export function mapVerifierLine(record: Json, path: string, context: AdapterContext): MappedRecord {
  const text = record[path] as string;
  const line = readVerifierLine(text);
  if (!line) return refuse('not-understood', path, 'The line is not one of a Keylime log.');
  const verdict = readVerdict(line.message);
  if (!verdict) return refuse('no-outcome', path, 'The line states no result of an attestation.');
  // Python's logging writes local time without a zone; Keylime's services run in UTC unless told otherwise.
  const occurredAt = line.time ? readUtcTime(line.time.replace(',', '.')) : context.receivedAt;
  if (!occurredAt) return refuse('invalid-field', path, 'The line begins with no time that exists.');
  const problems = verdict.isValid ? [] : readProblems(readList(record.before));
  return {
    events: [
      {
        kind: 'attestation',
        id: deriveId('line', text, problems),
        occurredAt,
        outcome: verdict.isValid ? 'valid' : 'failed',
        subject: firstText('principal', verdict.agent)!,
        host: firstText('name', verdict.agent),
        method: 'tpm',
        reason: verdict.isValid
          ? undefined
          : firstText(
              'text',
              [...problems, verdict.reason ?? (problems.length === 0 ? line.message : '')]
                .filter(Boolean)
                .join('; '),
            ),
        labels: boundLabels({ logger: line.logger, level: line.level }),
      },
    ],
  };
}

/** Of the lines before, the warnings and errors since the last check began. */
function readProblems(before: readonly unknown[]): string[] {
  const lines = before.flatMap((line) => (typeof line === 'string' ? (readVerifierLine(line) ?? []) : []));
  const start = lines.findLastIndex(({ message }) => /^(Checking IMA|Starting verification)/.test(message));
  return lines
    .slice(start + 1)
    .flatMap(({ level, message }) => (/^(WARNING|ERROR|CRITICAL)$/.test(level) ? [message] : []))
    .slice(-MOST_REASONS);
}
