import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';
import { describeReceiver } from '../channels/message-words';

type Message = AlertDetail['messages'][number];

const KIND_WORDS: Record<Message['kind'], string> = {
  firing: 'Fires',
  resolved: 'Ended',
  reminder: 'Still fires',
  escalation: 'Escalated',
  storm: 'Storm',
  'no-data': 'No data',
  'silence-expiring': 'Its silence ends',
  'bypass-expiring': 'A bypass ends',
  'bypass-expired': 'A bypass ran out',
  report: 'Report',
  test: 'Test',
};

/** Who was told of it, when, and whether it arrived. */
export function MessagesPanel({ messages }: { messages: readonly Message[] }) {
  return (
    <Panel title="Who was told" description="Messages about it, the newest first.">
      {messages.length === 0 ? (
        <p className="text-fg-muted text-sm">Nobody was told of it yet.</p>
      ) : (
        <ol className="grid gap-3">
          {messages.map((message) => (
            <li key={message.id} className="grid gap-0.5 text-sm">
              <span>
                <span className="font-medium">{KIND_WORDS[message.kind]}</span>
                {message.alerts > 1
                  ? ` with ${message.alerts - 1} ${message.alerts === 2 ? 'other' : 'others'}`
                  : ''}
                , <Time at={message.at} as="absolute" />
              </span>
              <Receivers message={message} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Receivers({ message: { deliveries, routedAt, unreached } }: { message: Message }) {
  if (!routedAt)
    return (
      <span className="text-fg-muted text-xs">
        {unreached.length > 0 ? unreached.join(' ') : 'Its receivers are being chosen.'}
      </span>
    );
  if (deliveries.length === 0)
    return (
      <span className="text-fg-muted text-xs">
        It reached nobody. {unreached.length > 0 ? unreached.join(' ') : 'No route names a channel for it.'}
      </span>
    );
  return (
    <ul className="text-fg-muted grid gap-0.5 text-xs">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          {describeReceiver(delivery)}: {describe(delivery)} · {delivery.why}
        </li>
      ))}
      {unreached.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function describe({ state, attempts, lastError }: Message['deliveries'][number]): string {
  if (state === 'delivered') return 'delivered';
  const tried = attempts === 0 ? 'not tried yet' : `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  const problem = lastError ? `, ${lastError}` : '';
  return state === 'failed' ? `failed after ${tried}${problem}` : `waiting, ${tried}${problem}`;
}
