'use client';

import { Maximize2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent } from '@/components/ui/sheet';

/** The side panel of a table. The list beside it stays usable; closing gives the focus back to the row. */
export function TablePanel<Row>({
  id,
  row,
  title,
  href,
  render,
  onClose,
  focusRow,
}: {
  id: string | null;
  row: Row | undefined;
  title?: (id: string, row: Row | undefined) => string;
  href: (row: Row) => string;
  render: (id: string, row: Row | undefined) => ReactNode;
  onClose: () => void;
  /** Puts the focus on the row that was open last. */
  focusRow: () => void;
}) {
  return (
    <Sheet modal={false} open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        title={id ? (title?.(id, row) ?? id) : ''}
        onInteractOutside={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusRow();
        }}
        actions={
          row ? (
            <Button asChild variant="ghost" size="icon-sm">
              <Link href={href(row)} aria-label="Open the full page" title="Open the full page">
                <Maximize2 aria-hidden />
              </Link>
            </Button>
          ) : null
        }
      >
        {id ? render(id, row) : null}
      </SheetContent>
    </Sheet>
  );
}
