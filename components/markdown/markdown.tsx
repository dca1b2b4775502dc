'use client';

import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cn } from '@/components/ui/cn';
import { ScrollArea } from '@/components/ui/scroll-area';
import { CodeBlock } from './code-block';
import { MarkdownLink } from './markdown-link';

/**
 * Draws Markdown that people wrote (GitHub's flavour). HTML in it is not drawn, links to scripts lose their address, and
 * pictures are links, so that reading a text never calls another host. Headings begin at `h2`, below the page's own.
 * `components` draws some elements in another way.
 */
export function Markdown({
  text,
  className,
  components,
}: {
  text: string;
  className?: string;
  components?: Components;
}) {
  return (
    <div
      className={cn('grid max-w-prose min-w-0 gap-3 text-sm text-pretty [overflow-wrap:anywhere]', className)}
    >
      <ReactMarkdown remarkPlugins={[remarkGfm]} skipHtml components={{ ...ELEMENTS, ...components }}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

const ELEMENTS: Components = {
  h1: ({ children }) => <h2 className="mt-2 text-lg font-semibold">{children}</h2>,
  h2: ({ children }) => <h3 className="mt-2 text-base font-semibold">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-1 font-semibold">{children}</h4>,
  h4: ({ children }) => <h5 className="font-semibold">{children}</h5>,
  h5: ({ children }) => <h6 className="font-semibold">{children}</h6>,
  h6: ({ children }) => <p className="font-semibold">{children}</p>,
  p: ({ children }) => <p>{children}</p>,
  a: ({ href, children }) => <MarkdownLink href={href}>{children}</MarkdownLink>,
  img: ({ src, alt }) => (
    <MarkdownLink href={typeof src === 'string' ? src : undefined}>{alt || 'Picture'}</MarkdownLink>
  ),
  ul: ({ children, className }) => (
    <ul className={cn('grid gap-1 pl-5', className?.includes('task-list') ? 'list-none pl-0' : 'list-disc')}>
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol start={start} className="grid list-decimal gap-1 pl-5">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="min-w-0 [&>p]:inline">{children}</li>,
  input: ({ checked }) => (
    <input
      type="checkbox"
      checked={checked}
      disabled
      aria-label={checked ? 'Done' : 'Not done'}
      className="mr-2"
    />
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-line-strong text-fg-muted grid gap-2 border-l-2 pl-3">
      {children}
    </blockquote>
  ),
  hr: () => <hr className="border-line" />,
  code: ({ children }) => <code className="bg-muted rounded px-1 py-0.5 font-mono text-xs">{children}</code>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    // Words of a table stay whole: what does not fit is scrolled to.
    <ScrollArea label="Table" className="min-w-0">
      <table className="w-full text-left break-words">{children}</table>
    </ScrollArea>
  ),
  th: ({ children, style }) => (
    <th style={style} className="border-line border-b px-2 py-1 font-medium whitespace-nowrap">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="border-line border-b px-2 py-1 align-top">
      {children}
    </td>
  ),
};
