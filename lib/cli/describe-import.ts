import type { FileProblem, ObjectiveImport } from '@/lib/domain/read-models/objective-import';

/** A problem of a file for people: where, what, and what to do. */
export const describeProblem = ({ severity, path, line, message, remedy }: FileProblem): string =>
  `${severity}: ${line === null ? '' : `line ${line}, `}${path}: ${message} ${remedy}`;

/** What an import of a file did, or would do, for people. */
export function describeImport(result: ObjectiveImport): string[] {
  const { file, dryRun, created, changed, unchanged, removed, problems } = result;
  const did = (verb: string) => (dryRun ? `would ${verb}` : `${verb.replace(/e$/, '')}ed`);
  const list = (verb: string, ids: readonly string[]) => ids.map((id) => `  ${verb} ${id}`);
  return [
    `${file}: ${did('create')} ${created.length}, ${did('change')} ${changed.length}, ${did('remove')} ${removed.length}; ${unchanged.length} unchanged.`,
    ...list('+', created),
    ...changed.map(({ id, fields }) => `  ~ ${id}: ${fields.map(({ field }) => field).join(', ')}`),
    ...list('-', removed),
    ...problems.map((problem) => `  ${describeProblem(problem)}`),
  ];
}
