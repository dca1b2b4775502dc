import { Children, isValidElement, type ReactNode } from 'react';
import { ScrollArea } from '@/components/ui/scroll-area';
import { CopyButton } from '@/components/values/copy-button';

/** A block of code with a button that copies all of it: commands are copied, never typed anew. */
export function CodeBlock({ children }: { children: ReactNode }) {
  const text = textOf(children).replace(/\n$/, '');
  return (
    <div className="border-line bg-muted relative min-w-0 rounded-md border">
      <ScrollArea label="Command" className="mr-11">
        <pre className="w-max p-3 font-mono text-xs">{text}</pre>
      </ScrollArea>
      <CopyButton text={text} what="command" className="absolute top-1.5 right-1.5" />
    </div>
  );
}

/** The text of what React would draw. */
function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => {
      if (typeof child === 'string' || typeof child === 'number') return String(child);
      return isValidElement<{ children?: ReactNode }>(child) ? textOf(child.props.children) : '';
    })
    .join('');
}
