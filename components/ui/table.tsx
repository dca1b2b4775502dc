import type { ComponentProps } from 'react';
import { cn } from './cn';
import { ScrollArea } from './scroll-area';

/** A plain table that scrolls sideways on small screens. Lists of records use `DataTable`. */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label: string }) {
  return (
    <ScrollArea label={label} className="w-full">
      <table aria-label={label} className={cn('w-full border-collapse text-sm', className)} {...props} />
    </ScrollArea>
  );
}

/** The head of a table. */
export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('border-line border-b', className)} {...props} />;
}

/** The body of a table. */
export const TableBody = (props: ComponentProps<'tbody'>) => <tbody {...props} />;

/** One row. */
export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('border-line h-(--row-height) border-b last:border-0', className)} {...props} />;
}

/** The name of a column. */
export function TableHeader({ className, scope = 'col', ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={cn(
        // Hidden words are placed absolutely: without a frame of their own they would widen the page.
        'text-fg-muted relative h-8 px-2.5 text-left text-xs font-medium whitespace-nowrap first:pl-4 last:pr-4',
        className,
      )}
      {...props}
    />
  );
}

/** One cell; numbers are right-aligned with `className="text-right figures"`. */
export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('px-2.5 py-1 align-middle first:pl-4 last:pr-4', className)} {...props} />;
}
