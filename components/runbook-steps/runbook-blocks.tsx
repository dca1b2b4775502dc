'use client';

import { createContext, useContext, type ReactNode } from 'react';
import { Markdown } from '@/components/markdown/markdown';
import { MarkdownLink } from '@/components/markdown/markdown-link';
import type { RenderedRunbook, RunbookValue } from '@/lib/domain/read-models/runbooks';
import { LiveValue } from './live-value';

const VALUE = /^#value-(\d+)$/;

/** A runbook as it is read: text with live values, and steps, in front of which `renderTick` draws what ticks them. */
export function RunbookBlocks({
  rendered: { blocks, values },
  renderTick,
}: {
  rendered: RenderedRunbook;
  renderTick?: (step: { id: string; text: string }) => ReactNode;
}) {
  return (
    <Values value={values}>
      <div className="grid max-w-prose min-w-0 gap-3">
        {blocks.map((block, index) =>
          block.kind === 'text' ? (
            <Markdown key={index} text={block.text} components={COMPONENTS} />
          ) : (
            <div
              key={block.id}
              className="border-line grid grid-cols-[auto_1fr] gap-x-3 rounded-md border p-3"
            >
              <div className="pt-0.5">{renderTick ? renderTick(block) : <PlainBox />}</div>
              <Markdown text={block.text} components={COMPONENTS} />
            </div>
          ),
        )}
      </div>
    </Values>
  );
}

const PlainBox = () => (
  <span aria-hidden className="border-line-strong mt-0.5 block size-4 rounded-sm border" />
);

/** The live values of the runbook that is drawn. */
const Values = createContext<readonly RunbookValue[]>([]);

/** A link, or the live value that one stands for. */
function LinkOrValue({ href, children }: { href?: string; children?: ReactNode }) {
  const values = useContext(Values);
  const [, place] = VALUE.exec(href ?? '') ?? [];
  const value = place === undefined ? undefined : values[Number(place)];
  return value ? <LiveValue value={value} /> : <MarkdownLink href={href}>{children}</MarkdownLink>;
}

const COMPONENTS = { a: LinkOrValue };
