import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import type { SecretOf, SettingsOf } from '@/lib/domain/alerting/channels/channel-settings';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import type { Notification } from '@/lib/domain/alerting/notification';
import type { AllowList } from '@/lib/outbound/allow-list';
import type { GuardedPost } from '@/lib/outbound/guarded-request';

/**
 * What came of one attempt to send a message. After `retry` another attempt may succeed, not before `afterMs` where the
 * receiver named a time; after `failed` the same message will not be taken. `detail` is a sentence for people.
 * `isSetAside`: Gatehouse itself could not put it into words, so what comes after it must not wait for it.
 */
export type Outcome =
  | { outcome: 'delivered'; status: number | null; detail: string }
  | { outcome: 'retry'; status: number | null; detail: string; afterMs: number | null; isSetAside?: true }
  | { outcome: 'failed'; status: number | null; detail: string };

/** What a channel may use to send: everything that reaches the network is guarded, and ends with the signal. */
export type SendOptions = {
  post: GuardedPost;
  /** What SMTP may reach beside the outside world; HTTP has it in `post`. */
  allow: AllowList;
  now: Date;
  signal: AbortSignal;
  /** Where this Gatehouse is found. */
  publicUrl: string;
};

export type Sending<K extends ChannelKind> = SendOptions & {
  settings: SettingsOf<K>;
  secret: SecretOf<K>;
  /** The address of a person, of e-mail only; empty for the channel's own receivers. */
  recipient: string;
  /** The alerts of the message as they stand now, all of them; empty but for kinds of `WANTS_ALERTS`. */
  alerts: readonly ToldAlert[];
};

/** Puts a message into the words of a receiver, hands it over, and reads what came back. Rejects for nothing expected. */
export type Channel<K extends ChannelKind> = {
  kind: K;
  send: (notification: Notification, sending: Sending<K>) => Promise<Outcome>;
};
