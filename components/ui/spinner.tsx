import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** Shows that an action is under way; the words beside it say which. */
export const Spinner = ({ className }: { className?: string }) => (
  <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />
);
