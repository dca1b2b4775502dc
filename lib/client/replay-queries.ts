import { queryOptions } from '@tanstack/react-query';
import {
  replayDetailSchema,
  replayFlipListSchema,
  replayListSchema,
  replayPreviewSchema,
  type ReplayDetail,
} from '@/lib/domain/read-models/replay';
import { replayStartedSchema, type ReplayFlipQuery } from '@/lib/domain/read-models/replay-api';
import { replayPatchSchema } from '@/lib/domain/read-models/replay-patch';
import { policyTextsSchema } from '@/lib/domain/read-models/policy-texts';
import type { PreviewReplay, StartReplay } from '@/lib/domain/replay/start-replay';
import { send, sendJson } from './fetch-json';
import { documentQuery, pagedQuery } from './query-options';

const PROGRESS_MS = 1_000;
const LIST_MS = 5_000;

const isOpen = (state: ReplayDetail['state'] | undefined): boolean =>
  state === 'queued' || state === 'running';

/** One replay; asked again every second until it has ended. */
export const replayQuery = (id: string) => ({
  ...documentQuery(`/api/v1/replays/${encodeURIComponent(id)}`, replayDetailSchema, {}, []),
  refetchInterval: ({ state }: { state: { data?: ReplayDetail } }) =>
    isOpen(state.data?.state) ? PROGRESS_MS : false,
});

/** The saved replays of a policy, newest first; asked again while one of them runs. */
export const replaysQuery = (policy: string, limit = 20) => ({
  ...documentQuery('/api/v1/replays', replayListSchema, { policy, limit }, []),
  refetchInterval: ({ state }: { state: { data?: { items: { state: ReplayDetail['state'] }[] } } }) =>
    state.data?.items.some((run) => isOpen(run.state)) ? LIST_MS : false,
});

/** The decisions that a candidate decides otherwise, by cursor. */
export const replayFlipsQuery = (id: string, query: Partial<ReplayFlipQuery>) =>
  pagedQuery(`/api/v1/replays/${encodeURIComponent(id)}/flips`, replayFlipListSchema, query, ['review']);

/** The last decisions of a selection through mapping and candidate; nothing is stored. */
export const replayPreviewQuery = (body: PreviewReplay | null) =>
  queryOptions({
    queryKey: ['/api/v1/replays/preview', body] as const,
    queryFn: () => sendJson('POST', '/api/v1/replays/preview', body, replayPreviewSchema),
    enabled: body !== null,
    staleTime: Infinity,
    retry: false,
  });

/** Starts a replay and answers its id. */
export const startReplay = (body: StartReplay) =>
  sendJson('POST', '/api/v1/replays', body, replayStartedSchema);

/** Ends a replay; what it found stays. */
export const cancelReplay = (id: string) => send('POST', `/api/v1/replays/${encodeURIComponent(id)}/cancel`);

/** The texts of a revision, by default of the one in force. */
export const policyTextsQuery = (policy: string, revision: string | null) =>
  documentQuery(`/api/v1/policies/${encodeURIComponent(policy)}/texts`, policyTextsSchema, { revision }, [
    'change',
  ]);

/** How a replay's candidate differs from the revision in force. */
export const replayPatchQuery = (id: string) =>
  documentQuery(`/api/v1/replays/${encodeURIComponent(id)}/patch`, replayPatchSchema, {}, []);
