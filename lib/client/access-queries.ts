import type { GrantInput, GrantReviewInput } from '@/lib/domain/access-grant';
import { accessSettingsSchema, type AccessSettings } from '@/lib/domain/access-settings';
import {
  accessFindingsSchema,
  accessGrantListSchema,
  accessGrantRowSchema,
  grantEntryListSchema,
  standingPrivilegesSchema,
} from '@/lib/domain/read-models/access-grants';
import { send, sendJson } from './fetch-json';
import { isAbout } from './is-about';
import { documentQuery, pagedQuery } from './query-options';

const GRANTS = '/api/v1/access-grants';
const SETTINGS = '/api/v1/access-settings';
const grantPath = (id: string) => `${GRANTS}/${encodeURIComponent(id)}`;

/** Whether a query is about grants: these are asked again after a change of one. */
export const isAboutGrants = isAbout(GRANTS, SETTINGS);

/** Break-glasses and elevations, the last given first. */
export const temporaryGrantsQuery = (is: 'open' | 'past') =>
  pagedQuery(GRANTS, accessGrantListSchema, { kind: 'temporary', is }, ['audit', 'settings']);

/** Those with something wrong. */
export const accessFindingsQuery = () =>
  documentQuery(`${GRANTS}/findings`, accessFindingsSchema, {}, ['audit', 'settings']);

/** What somebody holds for good; unused are those that nobody used in so many days. */
export const standingPrivilegesQuery = (days: number) =>
  documentQuery(`${GRANTS}/standing`, standingPrivilegesSchema, { days }, ['audit']);

/** One grant. */
export const accessGrantQuery = (id: string) =>
  documentQuery(grantPath(id), accessGrantRowSchema, {}, ['audit', 'settings']);

/** What was done under it. */
export const grantEntriesQuery = (id: string) =>
  pagedQuery(`${grantPath(id)}/entries`, grantEntryListSchema, {}, ['audit']);

/** Records a grant. Throws `ProblemError`. */
export const recordGrant = (input: GrantInput): Promise<void> => send('POST', GRANTS, input);

/** Confirms that a right is gone. Throws `ProblemError`. */
export const endGrant = (id: string): Promise<void> => send('POST', `${grantPath(id)}/end`);

/** Reviews a grant. Throws `ProblemError`. */
export const reviewGrant = (id: string, input: GrantReviewInput): Promise<void> =>
  send('POST', `${grantPath(id)}/review`, input);

/** What counts as break-glass. */
export const accessSettingsQuery = () => documentQuery(SETTINGS, accessSettingsSchema, {}, ['settings']);

/** Puts these in place of what was set. Throws `ProblemError`. */
export const saveAccessSettings = (settings: AccessSettings): Promise<AccessSettings> =>
  sendJson('PUT', SETTINGS, settings, accessSettingsSchema);
