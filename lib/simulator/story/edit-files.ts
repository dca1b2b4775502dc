import type { PolicyEdit, PolicyFiles } from '../policies/policy';

/** Applies an edit to the texts; throws where the replaced text does not occur exactly once. */
export function editFiles(files: PolicyFiles, edit: PolicyEdit): PolicyFiles {
  const edited: Record<string, string> = { ...files };
  for (const { file, from, to } of edit.replace) {
    const text = edited[file];
    const first = text?.indexOf(from) ?? -1;
    if (text === undefined || first < 0 || text.includes(from, first + 1))
      throw new Error(`"${edit.message}" does not fit ${file}: the text to replace must occur once`);
    edited[file] = text.slice(0, first) + to + text.slice(first + from.length);
  }
  return edited;
}
