'use client';

import { Download, FlaskConical } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Panel } from '@/components/states/panel';
import { hrefOf, keepScope } from '@/components/time-range/keep-scope';
import { Button } from '@/components/ui/button';
import { ScrollArea } from '@/components/ui/scroll-area';
import { CopyButton } from '@/components/values/copy-button';
import { downloadText } from '@/components/values/download-text';
import type { PolicySuggestions, Suggestion } from '@/lib/domain/read-models/suggestions';
import { FILE_ENDINGS, LANGUAGE_WORDS } from './suggestion-words';

/** The suggested text: to copy, to keep, to replay; never to apply. */
export function TextPanel({
  suggestions: { language, window },
  suggestion,
  mayReplay,
}: {
  suggestions: PolicySuggestions;
  suggestion: Suggestion;
  mayReplay: boolean;
}) {
  const search = useSearchParams();
  const { text, remarks, service, policy, isReplayable } = suggestion;
  return (
    <Panel
      title={`Suggested text: ${LANGUAGE_WORDS[language]}`}
      description="A proposal for a person to read, edit and publish the usual way."
      actions={
        text ? (
          <>
            <CopyButton text={text} what="the suggested text" />
            <Button
              size="sm"
              onClick={() => downloadText(`suggested-${service}.${FILE_ENDINGS[language]}`, text)}
            >
              <Download aria-hidden />
              Download
            </Button>
            {isReplayable && policy ? (
              <PermittedLink
                allowed={mayReplay}
                reason="Replaying needs the role on-call, reviewer or administrator."
                href={keepScope(
                  hrefOf(`${policyHref(policy)}/replay`, { suggested: service, service, ...window }),
                  search,
                )}
              >
                <FlaskConical aria-hidden />
                Replay this candidate
              </PermittedLink>
            ) : null}
          </>
        ) : null
      }
    >
      {text ? (
        <ScrollArea
          label="Suggested text"
          className="border-line bg-muted/40 max-h-[32rem] rounded-md border"
        >
          <pre className="p-3 font-mono text-xs leading-relaxed">{text}</pre>
        </ScrollArea>
      ) : (
        <p className="text-fg-muted">There is no good traffic that this language could permit.</p>
      )}
      {remarks.length > 0 ? (
        <ul className="text-fg-muted mt-2 grid list-disc gap-1 pl-5 text-sm">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
