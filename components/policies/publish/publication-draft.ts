import type { z } from 'zod';
import { splitList } from '@/components/forms/read-form';
import type { publicationSchema } from '@/lib/domain/policy-publication';

/** A file as it is being written; `key` tells it from the others while its path changes. */
export type DraftFile = { key: number; path: string; text: string };

/** The facts of a revision as they are being typed; empty is not told. */
export type DraftFacts = {
  policy: string;
  revision: string;
  author: string;
  commit: string;
  message: string;
  reviewUrl: string;
  approvedBy: string;
  environment: string;
};

export const EMPTY_FACTS: DraftFacts = {
  policy: '',
  revision: '',
  author: '',
  commit: '',
  message: '',
  reviewUrl: '',
  approvedBy: '',
  environment: '',
};

/** What is wrong with the files of a draft before it is worth sending; null when nothing is. */
export function findFileProblem(files: readonly DraftFile[]): string | null {
  const paths = files.map(({ path }) => path.trim());
  if (paths.some((path) => path === '')) return 'Every file needs a name, such as authz.rego.';
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  return twice ? `Two files are named ${twice}.` : null;
}

/** The draft as the API takes it. */
export function toPublication(
  { approvedBy, ...facts }: DraftFacts,
  files: readonly DraftFile[],
): z.input<typeof publicationSchema> {
  const told = Object.entries(facts).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []));
  return {
    ...(Object.fromEntries(told) as Partial<Omit<DraftFacts, 'approvedBy'>>),
    approvedBy: splitList(approvedBy),
    files: Object.fromEntries(files.map(({ path, text }) => [path.trim(), text])),
  };
}
