'use client';

import { ScrollArea } from '@/components/ui/scroll-area';
import { CopyButton } from './copy-button';

/** A document as formatted JSON that can be copied; text that is no JSON stays as it is. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <div className="border-line bg-muted/60 relative rounded-md border">
      <CopyButton text={text} what={label} className="absolute top-1 right-1" />
      <ScrollArea label={label} className="max-h-96">
        <pre className="p-3 pr-10 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </pre>
      </ScrollArea>
    </div>
  );
}
