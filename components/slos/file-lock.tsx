import { Lock } from 'lucide-react';

/** Marks an objective that a file owns, whose changes come with the file only. */
export const FileLock = ({ file }: { file: string }) => (
  <span title={`Owned by ${file}: change it there.`} className="inline-flex shrink-0 items-center">
    <Lock aria-hidden className="text-fg-muted size-3.5" />
    <span className="sr-only">Owned by the file {file}</span>
  </span>
);
