import { Eraser } from 'lucide-react';

/** Stands where a value was that somebody had erased; what it was committed to stays in the log. */
export const Erased = () => (
  <span className="text-fg-muted inline-flex items-center gap-1">
    <Eraser aria-hidden className="size-3.5" /> Erased
  </span>
);
