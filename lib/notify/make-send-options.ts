import { readAllowList } from '@/lib/outbound/allow-list';
import { makeGuardedPost } from '@/lib/outbound/guarded-request';
import { ALLOW_SETTING } from './allow-setting';
import type { SendOptions } from './channel';

/** What channels may reach by the configuration; the time and the signal belong to each attempt. */
export function makeSendOptions({
  notifyAllow,
  publicUrl,
}: {
  notifyAllow: readonly string[];
  publicUrl: string;
}): Pick<SendOptions, 'post' | 'allow' | 'publicUrl'> {
  const allow = readAllowList(notifyAllow);
  return { post: makeGuardedPost(allow, ALLOW_SETTING), allow, publicUrl };
}
