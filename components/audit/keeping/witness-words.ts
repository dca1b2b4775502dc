import { FileText, GitBranch, Webhook, type LucideIcon } from 'lucide-react';
import type { WitnessKind } from '@/lib/domain/audit-witness';

/** Each kind of witness: its icon, its word, and what its place is. */
export const WITNESS_WORDS: Record<
  WitnessKind,
  { word: string; hint: string; place: string; placeHint: string; icon: LucideIcon }
> = {
  file: {
    word: 'File',
    hint: 'Appended to a file, or a file for each in a folder. Best on another machine, where nothing can be deleted.',
    place: 'Path',
    placeHint:
      'A file, or a folder with a slash at its end. It must lie in a folder of GATEHOUSE_WITNESS_FOLDERS.',
    icon: FileText,
  },
  webhook: {
    word: 'Webhook',
    hint: 'Sent to an address, signed as Standard Webhooks. Whoever receives them compares them.',
    place: 'Address',
    placeHint: 'Internal hosts must be named in GATEHOUSE_WITNESS_HOSTS.',
    icon: Webhook,
  },
  git: {
    word: 'Git repository',
    hint: 'A commit for each on a branch of their own, never pushed over what is there.',
    place: 'Repository',
    placeHint: 'A path, or an address with https or ssh whose host is named in GATEHOUSE_WITNESS_HOSTS.',
    icon: GitBranch,
  },
};

/** Why a change of witnesses is not open to somebody. */
export const ONLY_KEEPERS = 'Only administrators change who keeps checkpoints.';
