import { Tooltip } from '@/components/ui/tooltip';

/** A value that was there and was erased: never the same as one that nobody reported. */
export const Erased = ({ what }: { what: string }) => (
  <Tooltip content={`${what} was erased. The page of the entry says when and why; its proof stays valid.`}>
    <button type="button" className="text-fg-muted cursor-help border-b border-dotted italic">
      Erased
    </button>
  </Tooltip>
);
