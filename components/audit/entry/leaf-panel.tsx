'use client';

import { useMemo } from 'react';
import { Panel } from '@/components/states/panel';
import { Summary } from '@/components/ui/summary';
import { JsonView } from '@/components/values/json-view';
import { readBase64 } from '@/lib/client/audit-proof/bytes';
import type { ErasedField } from '@/lib/domain/read-models/audit-retention';
import { Erased } from './erased';

/** The bytes that the log commits to: formatted for reading, and as they are. */
export function LeafPanel({ leaf, erasure }: { leaf: string | null; erasure: ErasedField | undefined }) {
  const text = useMemo(() => {
    const bytes = leaf === null ? null : readBase64(leaf);
    return bytes && new TextDecoder().decode(bytes);
  }, [leaf]);
  return (
    <Panel
      title="The leaf"
      description="What the log commits to. Names, addresses and changes stand in it as commitments only."
    >
      {text === null ? (
        <Erased erasure={erasure} />
      ) : (
        <div className="grid gap-2">
          <JsonView value={format(text)} label="leaf" />
          <details>
            <Summary className="text-xs">
              As it was recorded, {text.length.toLocaleString('en-US')} characters
            </Summary>
            <div className="pt-1">
              <JsonView value={text} label="leaf as it was recorded" />
            </div>
          </details>
        </div>
      )}
    </Panel>
  );
}

/** A leaf that somebody broke is shown as it is. */
function format(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
