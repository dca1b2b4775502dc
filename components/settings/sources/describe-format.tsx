import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { SourceSetup } from '@/lib/domain/source-setup';

/**
 * How a format comes in (its address where it has one, and the command for its files), what it becomes, and where it
 * is described, as items of a description list.
 */
export const describeFormat = (
  { setup, name }: { setup: SourceSetup; name: string },
  address: string | null,
): [string, ReactNode][] => [
  ...(address === null ? [] : [code('Address', address)]),
  code('Files', `npm run gatehouse -- ingest FILE --source ${name}`),
  [
    'Becomes',
    <span key="becomes" className="flex flex-wrap gap-1">
      {setup.becomes.map((each) => (
        <Badge key={each}>{each}</Badge>
      ))}
    </span>,
  ],
  [
    'Format',
    <a
      key="format"
      className="link inline-flex items-center gap-1"
      href={setup.documentation}
      rel="noreferrer"
      target="_blank"
    >
      Its documentation
      <ExternalLink aria-hidden className="size-3" />
    </a>,
  ],
];

const code = (label: string, text: string): [string, ReactNode] => [
  label,
  <code key={label} className="font-mono text-xs">
    {text}
  </code>,
];
