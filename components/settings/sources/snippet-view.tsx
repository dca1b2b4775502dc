'use client';

import { CircleCheck, CircleDashed } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { ScrollArea } from '@/components/ui/scroll-area';
import { CopyButton } from '@/components/values/copy-button';
import { fillSnippet, type SetupSnippet } from '@/lib/domain/source-setup';

const TESTED: Record<SetupSnippet['tested'], string> = {
  'with the program': 'Tested with the program',
  'with recorded payloads': 'Format tested with recorded payloads, configuration not run',
  'not tested': 'Not tested with the program',
};

/** A configuration to paste, for this address and, once there is one, a new token. */
export function SnippetView({
  snippet,
  about,
  url,
  token,
}: {
  snippet: SetupSnippet;
  about?: string;
  url: string;
  token: string | null;
}) {
  const text = fillSnippet(snippet.text, { url, token });
  const Icon = snippet.tested === 'not tested' ? CircleDashed : CircleCheck;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 className="text-sm font-medium">{snippet.title}</h3>
        <span className="flex items-center gap-1">
          <Badge variant="plain" className="text-fg-muted h-auto py-0.5 whitespace-normal">
            <Icon aria-hidden />
            {TESTED[snippet.tested]}
          </Badge>
          <CopyButton text={text} what={snippet.title} />
        </span>
      </div>
      {about ? <p className="text-fg-muted text-xs">{about}</p> : null}
      <ScrollArea
        label={`${snippet.title}, ${snippet.language}`}
        className="border-line bg-muted max-h-96 rounded-md border"
      >
        <pre className="p-3 font-mono text-xs">{text}</pre>
      </ScrollArea>
    </div>
  );
}
