import { CircleCheck, CircleDashed, CirclePause, OctagonAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { Time } from '@/components/values/time';
import type { ChannelState, NotificationChannelView } from '@/lib/domain/read-models/notification-channels';

const ICONS: Record<ChannelState, [LucideIcon, string]> = {
  paused: [CirclePause, 'text-status-at-risk'],
  unused: [CircleDashed, 'text-fg-muted'],
  working: [CircleCheck, 'text-status-met'],
  failing: [OctagonAlert, 'text-status-at-risk'],
};

/** How a channel does: whether it works, since when it does not and why, and what waits for it. */
export function ChannelStateLines({ channel }: { channel: NotificationChannelView }) {
  const [Icon, color] = ICONS[channel.state];
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex items-start gap-1.5">
        <Icon aria-hidden className={`${color} mt-0.5 size-4 shrink-0`} />
        <span>{wordsOf(channel)}</span>
      </p>
      {channel.failingSince !== null && channel.lastError !== null ? (
        <Problem>
          {channel.lastError} Tried <Time at={channel.lastErrorAt} />.
        </Problem>
      ) : null}
      {channel.isReadable ? null : (
        <Problem>
          Its secret cannot be read: it was encrypted under another GATEHOUSE_SECRET. Edit the channel and
          enter it again.
        </Problem>
      )}
      {channel.refreshError === null ? null : (
        <Problem>Open alerts could not be told again: {channel.refreshError}</Problem>
      )}
      {channel.waiting > 0 ? (
        <p className="text-fg-muted">
          {formatCounted(channel.waiting, 'message waits', 'messages wait')}, the oldest from{' '}
          <Time at={channel.waitingSince} />.
        </p>
      ) : null}
    </div>
  );
}

function wordsOf({ state, failures, failingSince, lastDeliveredAt }: NotificationChannelView): ReactNode {
  const last =
    lastDeliveredAt === null ? null : (
      <>
        delivered last <Time at={lastDeliveredAt} />
      </>
    );
  switch (state) {
    case 'paused':
      return <>Paused: nothing is sent, and what waits is given up after a day.</>;
    case 'unused':
      return <>Nothing was sent by it yet. Test it.</>;
    case 'working':
      return <>Works, {last}.</>;
    case 'failing':
      return (
        <>
          Failing, first <Time at={failingSince} /> ({formatCounted(failures, 'attempt')} since)
          {last ? <>, {last}</> : ', never delivered'}.
        </>
      );
  }
}

const Problem = ({ children }: { children: ReactNode }) => (
  <p className="border-status-at-risk bg-muted border-l-2 px-2 py-1 [overflow-wrap:anywhere]">{children}</p>
);
