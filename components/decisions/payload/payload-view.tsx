'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ScrollArea } from '@/components/ui/scroll-area';
import { CopyButton } from '@/components/values/copy-button';
import { formatPayload, type PayloadLine } from './format-payload';

/** More lines than anybody reads at once; the rest appears on request. */
const FIRST_LINES = 1_000;

const NOTES: Record<NonNullable<PayloadLine['note']>, string> = {
  masked: 'masked by the source',
  removed: 'removed by the source',
  hidden: 'hidden here, its name says it is a secret',
};

/** A document as formatted JSON, with what the source masked marked in words. */
export function PayloadView({
  value,
  masked,
  label,
}: {
  value: unknown;
  /** JSON pointers relative to the document. */
  masked: readonly string[];
  label: string;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const lines = useMemo(() => formatPayload(value, masked), [value, masked]);
  const shown = showsAll ? lines : lines.slice(0, FIRST_LINES);
  return (
    <div className="border-line bg-muted/60 relative rounded-md border">
      <CopyButton
        text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
        what={label}
        className="absolute top-1 right-3"
      />
      <ScrollArea label={label} className="max-h-96">
        <pre className="p-3 pr-10 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {shown.map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </pre>
      </ScrollArea>
      {shown.length < lines.length ? (
        <Button variant="ghost" size="sm" className="m-1" onClick={() => setShowsAll(true)}>
          Show all {lines.length.toLocaleString('en-US')} lines
        </Button>
      ) : null}
    </div>
  );
}

function Line({ line: { depth, text, note } }: { line: PayloadLine }) {
  return (
    <span className="block" style={{ paddingLeft: `${depth * 2 + 2}ch`, textIndent: '-2ch' }}>
      {text}
      {note ? (
        <span className="border-line-strong/60 text-fg-muted ml-2 rounded-sm border px-1 font-sans">
          {NOTES[note]}
        </span>
      ) : null}
    </span>
  );
}
