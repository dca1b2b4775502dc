import { shortenId } from '@/components/format/shorten-id';
import { CopyButton } from './copy-button';
import { NotReported } from './not-reported';

/** An id in the mono face, shortened in the middle, copied in full. `what` names it for the button. */
export function Id({
  id,
  what,
  length = 20,
  copy = true,
}: {
  id: string | null;
  what: string;
  length?: number;
  copy?: boolean;
}) {
  if (!id) return <NotReported />;
  return (
    <span className="inline-flex items-center gap-0.5">
      <code title={id} className="font-mono text-xs">
        {shortenId(id, length)}
      </code>
      {copy ? <CopyButton text={id} what={what} /> : null}
    </span>
  );
}
