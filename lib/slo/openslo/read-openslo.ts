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

const MOST_OBJECTIVES = 2_000;

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
  const objectives = new Map<string, ObjectiveInput>();
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
      if (objectives.has(objective.id))
        own.push(
          slo.problem(
            'error',
            ['metadata', 'name'],
            `The file has an objective ${objective.id} already.`,
            'Name each SLO once.',
          ),
        );
      else objectives.set(objective.id, objective);
    }
    problems.push(...withoutRepeats(own));
    if (read.length > 0) problems.push(...listUnread(slo));
  }
  for (const definition of definitions.filter(({ kind }) => kind !== 'SLO'))
    problems.push(...(used.has(definition) ? listUnread(definition) : [notUsed(definition)]));
  if (objectives.size > MOST_OBJECTIVES)
    return {
      objectives: [],
      problems: [fileProblem(`It has more than ${MOST_OBJECTIVES} objectives.`, null)],
    };
  return { objectives: [...objectives.values()], problems };
}

const isReadable = (definition: Definition): boolean => definition.take(['apiVersion']) === API_VERSION;

/** The objects of a file; with a problem in `problems` where it cannot be read as YAML. */
function readDefinitions(text: string, problems: FileProblem[]): Definition[] {
  const lines = new LineCounter();
  const documents = attempt(
    () => [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })] as Document.Parsed[],
    problems,
  );
  const definitions: Definition[] = [];
  for (const document of documents ?? []) {
    for (const error of document.errors)
      problems.push(fileProblem(error.message, lines.linePos(error.pos[0]).line));
    if (document.errors.length > 0) continue;
    const content = attempt(() => document.toJS() as unknown, problems);
    if (content === null || content === undefined) continue;
    const items: [Path, unknown][] = Array.isArray(content)
      ? content.map((item, index) => [[index], item])
      : [[[], content]];
    for (const [base, item] of items)
      if (typeof item === 'object' && item !== null)
        definitions.push(new Definition(document, lines, base, item));
      else problems.push(fileProblem('There is something that is no object of OpenSLO.', null));
  }
  const isEmpty = (documents ?? []).every(({ contents }) => contents === null);
  if (isEmpty && problems.length === 0) problems.push(fileProblem('It holds no object of OpenSLO.', null));
  return definitions;
}

/** Aliases that multiply and lists that nest beyond measure end in an exception. */
function attempt<T>(read: () => T, problems: FileProblem[]): T | null {
  try {
    return read();
  } catch (error) {
    problems.push(fileProblem(error instanceof Error ? error.message : 'It cannot be read.', null));
    return null;
  }
}

const fileProblem = (message: string, line: number | null): FileProblem => ({
  severity: 'error',
  path: 'file',
  line,
  message,
  remedy: 'Correct the file and import it again.',
});

/** Several objectives of an SLO find the same fault in what they share. */
const withoutRepeats = (problems: readonly FileProblem[]): FileProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

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
