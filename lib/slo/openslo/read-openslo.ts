import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { ObjectiveInput } from '@/lib/domain/objective';
import type { FileProblem } from '@/lib/domain/read-models/objective-import';
import { Definition, type Path } from './definition';
import type { FindDefinition } from './read-scope';
import { API_VERSION, readSlo } from './read-slo';

export type OpenSloReading = {
  objectives: ObjectiveInput[];
  problems: FileProblem[];
};

/** What Gatehouse keeps elsewhere, or not at all. */
const REMEDIES: Record<string, string> = {
  Service: 'Import services into the inventory instead.',
  DataSource: 'Gatehouse counts its own events; nothing is to be done.',
  AlertNotificationTarget: 'Say in Gatehouse itself who is notified.',
};

/**
 * The objectives of an OpenSLO v1 file: YAML or JSON, one or many documents, each an object or a list of
 * them. Whatever cannot be taken over is a problem: with an `error` the objective is left out, with a
 * `warning` only what it names. References are resolved within the file.
 */
export function readOpenSlo(text: string): OpenSloReading {
  const problems: FileProblem[] = [];
  const definitions = readDefinitions(text, problems);
  if (problems.length > 0) return { objectives: [], problems };

  const used = new Set<Definition>();
  const find: FindDefinition = (kind, name) => {
    const found = definitions.find((one) => one.kind === kind && one.name === name && isReadable(one));
    if (found) used.add(found);
    return found ?? null;
  };
  const objectives: ObjectiveInput[] = [];
  for (const slo of definitions.filter(({ kind }) => kind === 'SLO')) {
    used.add(slo);
    const own: FileProblem[] = [];
    const version = String(slo.peek(['apiVersion']) ?? '(none)');
    const read = isReadable(slo) ? readSlo(slo, find, (...problem) => own.push(slo.problem(...problem))) : [];
    if (!isReadable(slo))
      own.push(
        slo.problem(
          'error',
          ['apiVersion'],
          `It is written for ${version}: only ${API_VERSION} is read.`,
          `Write it in the form of ${API_VERSION}.`,
        ),
      );
    for (const objective of read) {
      if (objectives.some(({ id }) => id === objective.id))
        own.push(
          slo.problem(
            'error',
            ['metadata', 'name'],
            `The file has an objective ${objective.id} already.`,
            'Name each SLO once.',
          ),
        );
      else objectives.push(objective);
    }
    problems.push(...withoutRepeats(own));
    if (read.length > 0) problems.push(...listUnread(slo));
  }
  for (const definition of definitions.filter(({ kind }) => kind !== 'SLO'))
    problems.push(...(used.has(definition) ? listUnread(definition) : [notUsed(definition)]));
  return { objectives, problems };
}

const isReadable = (definition: Definition): boolean => definition.take(['apiVersion']) === API_VERSION;

function readDefinitions(text: string, problems: FileProblem[]): Definition[] {
  const lines = new LineCounter();
  const refuse = (message: string, line: number | null) =>
    problems.push({
      severity: 'error',
      path: 'file',
      line,
      message,
      remedy: 'Correct the file and import it again.',
    });
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const definitions: Definition[] = [];
  let isEmpty = true;
  for (const document of documents) {
    for (const error of document.errors) refuse(error.message, lines.linePos(error.pos[0]).line);
    const content = document.errors.length === 0 ? readContent(document, refuse) : null;
    if (content === null || content === undefined) continue;
    isEmpty = false;
    const items: [Path, unknown][] = Array.isArray(content)
      ? content.map((item, index) => [[index], item])
      : [[[], content]];
    for (const [base, item] of items)
      if (typeof item === 'object' && item !== null)
        definitions.push(new Definition(document, lines, base, item));
      else refuse('There is something that is no object of OpenSLO.', null);
  }
  if (isEmpty && problems.length === 0) refuse('It holds no object of OpenSLO.', null);
  return definitions;
}

function readContent(document: Document.Parsed, refuse: (message: string, line: number | null) => void) {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // Aliases that multiply beyond measure.
    refuse(error instanceof Error ? error.message : 'cannot be read', null);
    return null;
  }
}

/** Several objectives of an SLO find the same fault in what they share. */
function withoutRepeats(problems: readonly FileProblem[]): FileProblem[] {
  const keys = problems.map((problem) => JSON.stringify(problem));
  return problems.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

function listUnread(definition: Definition): FileProblem[] {
  return definition.unread().map((path) => {
    const isQuery = path.includes('indicator') || definition.kind === 'SLI';
    return definition.problem(
      'warning',
      path,
      isQuery
        ? 'Gatehouse counts its own indicator: what describes another query is left out.'
        : 'Gatehouse has nothing like this: it is left out.',
      'Keep the file: it is not in what Gatehouse exports.',
    );
  });
}

const notUsed = (definition: Definition): FileProblem =>
  definition.problem(
    'warning',
    [],
    definition.kind in REMEDIES
      ? `A ${definition.kind} is no objective: it is left out.`
      : 'No SLO of this file uses it: it is left out.',
    REMEDIES[definition.kind] ?? 'Refer to it from an SLO of the same file, or remove it.',
  );
