import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { silenceSchema, type Silence, type SilenceInput } from '@/lib/domain/alerting/silence';
import {
  silencePreviewSchema,
  silencesOfAlertSchema,
  silencesSchema,
  type SilencePreviewInput,
} from '@/lib/domain/read-models/silences';
import { sendJson } from './fetch-json';
import { documentQuery } from './query-options';

const PATH = '/api/v1/silences';

/** Where silences are shown, one of them opened, and one of them changed. */
export const SILENCES = '/alerts/silences';
export const silenceHref = (id: string): string => `${SILENCES}?open=${id}`;
export const changeSilenceHref = (id: string): string => `${SILENCES}/${id}`;

/** Silences and maintenance windows with what each hid. */
export const silencesQuery = () => documentQuery(PATH, silencesSchema, {}, ['alerting']);

/** The silences that hide an alert, hid it, or were over shortly before it fired. */
export const silencesOfAlertQuery = (alertId: string) =>
  documentQuery(`/api/v1/alerts/${encodeURIComponent(alertId)}/silences`, silencesOfAlertSchema, {}, [
    'alerting',
  ]);

/** What a silence would hide, before it is made. */
export const silencePreviewQuery = (input: SilencePreviewInput) =>
  queryOptions({
    queryKey: [`${PATH}/preview`, input] as const,
    queryFn: ({ signal }) => sendJson('POST', `${PATH}/preview`, input, silencePreviewSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** Makes a silence. Throws `ProblemError`. */
export const addSilence = (input: SilenceInput): Promise<Silence> =>
  sendJson('POST', PATH, input, silenceSchema);

/** Changes a silence from the revision that was looked at. Throws `ProblemError`: 409 where it has another one. */
export const changeSilence = (id: string, input: SilenceInput & { revision: number }): Promise<Silence> =>
  sendJson('PUT', `${PATH}/${encodeURIComponent(id)}`, input, silenceSchema);

/** Ends a silence now. Throws `ProblemError`. */
export const endSilence = (id: string): Promise<Silence> =>
  sendJson('POST', `${PATH}/${encodeURIComponent(id)}/end`, {}, silenceSchema);

/** Whether a query is about what a silence hides: these are asked again after a change of one. */
export const isAboutSilences = ({ queryKey: [path] }: { queryKey: readonly unknown[] }): boolean =>
  typeof path === 'string' && (path === PATH || path.startsWith('/api/v1/alerts'));
