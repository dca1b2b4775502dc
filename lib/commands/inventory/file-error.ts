import { GatehouseError } from '@/lib/domain/errors';

/** Where in a file, as a person finds it, and what is wrong there. */
export type FileIssue = { path: string; message: string };

const SHOWN = 50;

/** The error of a file that cannot be read; names the first fifty places. */
export function fileError(issues: FileIssue[]): GatehouseError {
  const [first] = issues;
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : '';
  return new GatehouseError(
    'invalid-input',
    `The file cannot be imported: ${first!.path ? `${first!.path}: ` : ''}${first!.message}${more}.`,
    { issues: issues.slice(0, SHOWN), remedy: 'Correct the file and import it again. Nothing was changed.' },
  );
}
