'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { downloadHref, packHref, type ExportOf } from './export-href';

/** Files of all that match or of the named entries. Each is made by the server, and is an entry itself. */
export function ExportMenu({ what, label, about }: { what: ExportOf; label: string; about: string }) {
  const items = [
    { name: 'CSV', note: 'for spreadsheets', href: downloadHref(what, 'csv') },
    { name: 'JSON lines', note: 'an object a line', href: downloadHref(what, 'jsonl') },
    { name: 'Evidence pack', note: 'with proofs and a verifier', href: packHref(what) },
  ];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost">
          <Download aria-hidden />
          {label}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{about}</DropdownMenuLabel>
        {items.map(({ name, note, href }) => (
          <DropdownMenuItem key={name} asChild>
            <a href={href} download>
              {name}
              <span className="text-fg-muted text-xs">{note}</span>
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
