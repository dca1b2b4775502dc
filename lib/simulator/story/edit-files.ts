import type { PolicyEdit, PolicyFiles } from '../policies/policy';

/** Applies an edit to the texts; throws where a replaced text does not occur, or not as often as it should. */
export function editFiles(files: PolicyFiles, edit: PolicyEdit): PolicyFiles {
  const edited: Record<string, string> = { ...files };
  for (const { file, from, to, isEverywhere } of edit.replace) {
    const parts = edited[file]?.split(from) ?? [];
    if (parts.length < 2 || (parts.length > 2 && !isEverywhere))
      throw new Error(
        `"${edit.message}" does not fit ${file}: the text to replace must occur ${isEverywhere ? '' : 'once'}`,
      );
    edited[file] = parts.join(to);
  }
  return edited;
}
