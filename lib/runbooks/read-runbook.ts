import { parseDocument } from 'yaml';
import { GatehouseError } from '@/lib/domain/errors';
import {
  MOST_RUNBOOK_CHARACTERS,
  runbookHeadSchema,
  type RunbookText,
} from '@/lib/domain/runbooks/runbook-text';
import { findValueTags } from './value-tags';

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Reads a runbook's text: YAML front matter between lines of three dashes, then Markdown. Throws `invalid-input` with the
 * field, also for a live value that nobody knows, so that a text that was saved can be shown.
 */
export function readRunbook(given: string): RunbookText {
  const text = given.replace(/^\uFEFF/, '');
  if (text.length > MOST_RUNBOOK_CHARACTERS)
    throw refused('text', `A runbook has at most ${MOST_RUNBOOK_CHARACTERS} characters.`, 'Split it.');
  const found = FRONT_MATTER.exec(text);
  if (!found)
    throw refused(
      'text',
      'The text does not begin with front matter.',
      'Begin with a line of three dashes, "title: …", and another line of three dashes.',
    );
  const document = parseDocument(found[1]!);
  const [broken] = document.errors;
  if (broken)
    throw refused('text', `The front matter is not YAML: ${broken.message}`, 'Mend the front matter.');
  const head = runbookHeadSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (!head.success) {
    const [issue] = head.error.issues;
    const path = issue!.path.join('.') || 'text';
    throw refused(
      path,
      `The front matter says something else than expected at ${path}: ${issue!.message}`,
      'Mend it.',
    );
  }
  const body = text.slice(found[0].length).trim();
  if (body === '') throw refused('text', 'The runbook says nothing.', 'Write what is to be done.');
  const unknown = findValueTags(body).find(({ problem }) => problem !== null);
  if (unknown) throw refused('text', unknown.problem!, `Mend ${unknown.tag}.`);
  return { ...head.data, body };
}

const refused = (path: string, message: string, remedy: string) =>
  new GatehouseError('invalid-input', message, { path, remedy, issues: [{ path, message }] });
