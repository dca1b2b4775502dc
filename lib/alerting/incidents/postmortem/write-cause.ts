import { writeTime } from '@/lib/domain/compliance/write-cell';
import { code, codeBlock, plain } from './markdown-parts';
import type { CausingChange, PostmortemFacts } from './postmortem-facts';

/** Lines of a diff beyond which it is cut: the whole one is one link away. */
const MOST_LINES = 400;

/** The root cause: the change of the policy with its approvals, where one is known. */
export function writeCause({ change }: PostmortemFacts): string[] {
  return [
    '## Cause',
    '*The root cause, and why it was not caught before.*',
    '### Policy diff and approvals',
    ...(change === null
      ? ['No change of a policy is named as the cause of this incident.']
      : writeChange(change)),
  ];
}

function writeChange(change: CausingChange): string[] {
  const { policy, from, to, author, publishedAt, activatedAt, commit, url, reviewUrl, approvals } = change;
  const compared = from === null ? 'the first revision that is known' : `after ${code(from)}`;
  const facts = [
    `Policy ${code(policy)}, revision ${code(to)}, ${compared}.`,
    `Published ${writeTime(publishedAt)}${author === null ? '' : ` by ${plain(author)}`}${commit === null ? '' : `, commit ${code(commit)}`}.`,
    activatedAt === null
      ? 'No event tells when it became active.'
      : `Active since ${writeTime(activatedAt)}.`,
    ...[reviewUrl ?? url].flatMap((link) => (link === null ? [] : [`Its source: <${encodeURI(link)}>`])),
  ];
  const approved =
    approvals.length === 0
      ? 'Nobody is known to have approved it.'
      : approvals.map(({ by, at }) => `- Approved by ${plain(by)}, ${writeTime(at)}`).join('\n');
  return [facts.map((fact) => `- ${fact}`).join('\n'), approved, ...writeDifference(change)];
}

function writeDifference({ words, patch }: CausingChange): string[] {
  const parts: string[] = [];
  if (words)
    parts.push([`${words.verdict}`, ...words.sentences.map((sentence) => `- ${sentence}`)].join('\n\n'));
  if (patch === null) parts.push('The text of one of the two revisions is not known.');
  else {
    const lines = patch.split('\n');
    parts.push(codeBlock('diff', lines.slice(0, MOST_LINES).join('\n')));
    if (lines.length > MOST_LINES)
      parts.push(
        `The first ${MOST_LINES} of ${lines.length} lines: the whole diff is on the page of the policy.`,
      );
  }
  return parts;
}
