'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Ban, PencilLine, TimerReset } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { PermittedLink } from '@/components/forms/permitted-link';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { changeSilenceHref, endSilence, isAboutSilences, silenceHref } from '@/lib/client/silence-queries';
import type { SilenceRow } from '@/lib/domain/read-models/silences';
import { describeMatcher } from '../matchers/describe-matcher';
import { ExtendSilenceDialog } from './extend-silence-dialog';
import { SilenceStateBadge } from './silence-state-badge';
import { describeTimes, KIND_WORDS, WHO_SILENCES, whyNoDenials } from './silence-words';

/** One silence: what it hides and hid, for whom and why, and the ways to extend, change and end it. */
export function SilencePanel({ silence, mayWrite }: { silence: SilenceRow; mayWrite: boolean }) {
  const [dialog, setDialog] = useState<'extend' | 'end' | null>(null);
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const isOver = silence.state === 'ended' || silence.state === 'expired';
  const end = async () => {
    await endSilence(silence.id);
    showToast({ title: 'Silence ended', description: 'What it hid is told at the next evaluation.' });
    await queryClient.invalidateQueries({ predicate: isAboutSilences });
  };
  return (
    <div className="grid gap-4">
      <DescriptionList
        items={[
          ['Reason', silence.reason],
          [
            'State',
            <span key="state" className="inline-flex flex-wrap gap-2">
              <SilenceStateBadge state={silence.state} />
              {KIND_WORDS[silence.kind]}
            </span>,
          ],
          ['When', describeTimes(silence, zone)],
          [
            'Hides',
            <ul key="matchers">
              {silence.matchers.map((matcher) => (
                <li key={JSON.stringify(matcher)}>{describeMatcher(matcher)}</li>
              ))}
            </ul>,
          ],
          [
            'Alerts hidden',
            silence.hidesNow > 0
              ? `${formatCount(silence.hiddenAlerts)}, ${formatCount(silence.hidesNow)} of them now`
              : formatCount(silence.hiddenAlerts),
          ],
          [
            'Denials hidden',
            silence.hiddenDenials === null
              ? `Cannot be counted. ${whyNoDenials(silence.askedBeyondDenials)}`
              : `${formatCounted(silence.hiddenDenials, 'denial')} while it held`,
          ],
          ['Owner', silence.owner],
          [
            'Made',
            <span key="made">
              <Time at={silence.createdAt} as="absolute" /> by {silence.createdBy}
            </span>,
          ],
          ...(silence.revision > 1
            ? [
                [
                  'Changed',
                  <span key="changed">
                    <Time at={silence.updatedAt} as="absolute" /> by {silence.updatedBy}
                  </span>,
                ] as const,
              ]
            : []),
          ...(silence.endedAt
            ? [
                [
                  'Ended',
                  <span key="ended">
                    <Time at={silence.endedAt} as="absolute" /> by {silence.endedBy}
                  </span>,
                ] as const,
              ]
            : []),
          ...(silence.warnedAt
            ? [['Told that it ends', <Time key="warned" at={silence.warnedAt} as="absolute" />] as const]
            : []),
          ...(silence.replaces
            ? [
                [
                  'In place of',
                  <Link key="replaces" className="link" href={silenceHref(silence.replaces)} prefetch={false}>
                    the one before it
                  </Link>,
                ] as const,
              ]
            : []),
        ]}
      />
      {silence.kind === 'maintenance' ? (
        <p className="text-fg-muted text-xs text-pretty">
          It stands on charts and keeps messages back; budgets count on. What is not to count belongs to{' '}
          <Link className="link" href="/slos/corrections" prefetch={false}>
            the corrections of objectives
          </Link>
          .
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {isOver ? (
          <PermittedLink
            allowed={mayWrite}
            reason={WHO_SILENCES}
            href={`/alerts/silences/new?like=${silence.id}`}
          >
            <TimerReset aria-hidden />
            Silence again
          </PermittedLink>
        ) : (
          <>
            <PermittedButton allowed={mayWrite} reason={WHO_SILENCES} onClick={() => setDialog('extend')}>
              <TimerReset aria-hidden />
              Extend
            </PermittedButton>
            <PermittedLink allowed={mayWrite} reason={WHO_SILENCES} href={changeSilenceHref(silence.id)}>
              <PencilLine aria-hidden />
              Change
            </PermittedLink>
            <PermittedButton allowed={mayWrite} reason={WHO_SILENCES} onClick={() => setDialog('end')}>
              <Ban aria-hidden />
              End now
            </PermittedButton>
          </>
        )}
      </div>
      <ExtendSilenceDialog
        silence={silence}
        open={dialog === 'extend'}
        onOpenChange={(open) => setDialog(open ? 'extend' : null)}
      />
      <ConfirmDialog
        open={dialog === 'end'}
        onOpenChange={(open) => setDialog(open ? 'end' : null)}
        title="End this silence now?"
        description={
          silence.hidesNow > 0
            ? `${formatCounted(silence.hidesNow, 'alert')} that it hides will be told at the next evaluation.`
            : 'It hides nothing just now. What fires from now on is told.'
        }
        confirmLabel="End now"
        onConfirm={end}
      />
    </div>
  );
}
