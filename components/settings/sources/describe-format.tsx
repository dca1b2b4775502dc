import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { SourceSetup } from '@/lib/domain/source-setup';

/** What a format becomes, and where it is described, as items of a description list. */
export const describeFormat = (setup: SourceSetup): [string, ReactNode][] => [
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
