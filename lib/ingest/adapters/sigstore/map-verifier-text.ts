import type { Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';

const CLOSING = /^(PASSED|FAILED): (.*SLSA.*)$/m;
const ARTIFACT = /^Verifying (?:artifact|image|VSA|npm package) (.+?): (PASSED|FAILED)(?:: (.*))?$/gm;

/** Whether a text is what `slsa-verifier` prints. */
export const isVerifierText = (text: string): boolean =>
  CLOSING.test(text) || new RegExp(ARTIFACT.source, 'm').test(text);

/** What `slsa-verifier` printed: a result for each artifact it names (since v2), else the closing one. */
export function mapVerifierText(text: string, context: AdapterContext): MappedRecord {
  const closing = CLOSING.exec(text);
  const builder = /using builder (\S+) at commit (\S+)/i.exec(text);
  const entry = /tlog entry index (\d+)/.exec(text)?.[1];
  const commit = builder?.[2];
  const base = {
    kind: 'attestation' as const,
    occurredAt: context.receivedAt,
    method: 'slsa-verifier',
    labels: boundLabels({ builder: builder?.[1]?.replace(/"/g, ''), commit, rekorIndex: entry }),
  };
  const artifacts = [...text.matchAll(ARTIFACT)];
  if (artifacts.length > 0) {
    const events = artifacts.map(([, name, result, reason]): Event => {
      const outcome = result === 'PASSED' ? ('valid' as const) : ('failed' as const);
      const subject = firstText('principal', name)!;
      return {
        ...base,
        id: deriveId('slsa-verifier', text, subject),
        outcome,
        subject,
        reason: firstText('text', reason),
      };
    });
    return {
      events: events.filter(({ id }, index) => events.findIndex((other) => other.id === id) === index),
    };
  }
  if (!closing) return refuse('not-understood', 'text', 'The text holds no result of slsa-verifier.');
  const isPassed = closing[1] === 'PASSED';
  return {
    events: [
      {
        ...base,
        id: deriveId('slsa-verifier', text),
        outcome: isPassed ? 'valid' : 'failed',
        // Before v2 it did not say which artifact; what was built from is the best there is.
        subject: firstText('principal', commit && `gitCommit:${commit}`) ?? 'unnamed artifact',
        reason: isPassed ? undefined : firstText('text', closing[2]),
      },
    ],
  };
}
