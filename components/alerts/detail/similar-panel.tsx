import { AlertTable } from '@/components/alert-rows/alert-table';
import { Panel } from '@/components/states/panel';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';

/** Past alerts of the same rule, and how they ended. */
export function SimilarPanel({ detail: { similar, similarTotal } }: { detail: AlertDetail }) {
  return (
    <Panel
      title="Similar past alerts"
      description="Of the same rule about the same first, then in the same zone; how each ended."
      flush
    >
      {similar.length === 0 ? (
        <p className="text-fg-muted px-4 pb-4 text-sm">It is the first of its kind.</p>
      ) : (
        <AlertTable
          label="Similar past alerts"
          alerts={similar}
          ended
          total={similarTotal}
          prefix="similar"
          plain
        />
      )}
    </Panel>
  );
}
