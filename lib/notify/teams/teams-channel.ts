import type { GuardedAnswer } from '@/lib/outbound/guarded-request';
import type { Channel, Outcome } from '../channel';
import { judgeAnswer } from '../http/judge-answer';
import { postJson } from '../http/post-json';
import { refusePage } from '../http/refuse-page';
import { writeTeamsCard } from './write-teams-card';

/** Webhooks of Microsoft Teams' Workflows. */
export const teamsChannel: Channel<'teams'> = {
  kind: 'teams',
  send: (notification, sending) =>
    postJson(sending.secret.url, writeTeamsCard(notification), sending, {
      read: (answer) =>
        readInnerError(answer, new URL(sending.secret.url).host, sending.now) ?? refusePage(answer),
    }),
};

/** Older webhooks answer 200 and say in words which status Teams itself gave. */
function readInnerError(answer: GuardedAnswer, host: string, now: Date): Outcome | null {
  const status = /returned HTTP error (\d{3})/.exec(answer.text)?.[1];
  return status ? judgeAnswer({ ...answer, status: Number(status) }, host, now) : null;
}
