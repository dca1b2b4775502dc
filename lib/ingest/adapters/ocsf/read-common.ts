import { boundLabels } from '../parts/bound-labels';
import { firstText } from '../parts/first-text';
import { readEpoch, readTime } from '../parts/read-time';
import type { OcsfEvent } from './ocsf-schema';
import { readAt } from './read-at';

/** Milliseconds below this are before March 1973: some producers write seconds instead. */
const LEAST_MILLISECONDS = 100_000_000_000;

/**
 * When it happened: `time_dt` is more precise, but counts only with a zone; some producers write local time
 * without one. Undefined when it does not say.
 */
export function readOcsfTime({ time, time_dt }: OcsfEvent): string | undefined {
  const precise = readTime(time_dt);
  if (precise) return precise;
  if (typeof time !== 'number' || time <= 0) return undefined;
  return readEpoch(time, time < LEAST_MILLISECONDS ? 'seconds' : 'milliseconds');
}

/** A text that says something: exports write missing ones as `-` or two quotation marks. */
const said = (value: unknown): unknown => (value === '-' || value === "''" ? undefined : value);

/** Where something belongs to: account, subscription or tenant; else the cluster. */
export const readEnvironment = (event: OcsfEvent): string | undefined =>
  firstText(
    'name',
    ...[
      'cloud.account.uid',
      'cloud.account_uid',
      'cloud.project_uid',
      'actor.user.account.uid',
      'actor.user.account_uid',
      'metadata.tenant_uid',
    ].map((path) => said(readAt(event, path))),
  );

/** A user by the name that policies use: ARN, mail address, name; an internal id at last. */
export function readUser(event: OcsfEvent, ...places: readonly string[]): string | undefined {
  const users = places.map((place) => readAt(event, place));
  const isArn = (value: unknown) => typeof value === 'string' && value.startsWith('arn:');
  return firstText(
    'principal',
    ...users.flatMap((user) => [readAt(user, 'uuid'), readAt(user, 'uid')].filter(isArn)),
    ...users.flatMap((user) => [
      readAt(user, 'email_addr'),
      readAt(user, 'full_name_uid'),
      readAt(user, 'name'),
    ]),
    ...users.map((user) => readAt(user, 'uid')),
    ...['actor.app_name', 'actor.invoked_by', 'actor.process.name'].map((path) => readAt(event, path)),
  );
}

/** The name of the product that tells it. */
export const readProduct = (event: OcsfEvent): string | undefined =>
  firstText('name', readAt(event, 'metadata.product.name'), readAt(event, 'metadata.product.vendor_name'));

/** What every event of ours takes from one of theirs. */
export function readBase(event: OcsfEvent) {
  const trace = readAt(event, 'metadata.trace_uid') ?? readAt(event, 'trace.uid');
  return {
    environment: readEnvironment(event),
    traceId: typeof trace === 'string' && /^[0-9a-fA-F]{32}$/.test(trace) ? trace : undefined,
  };
}

/** What has no field of its own and matters to whoever looks at one event. */
export const readLabels = (event: OcsfEvent, more: Readonly<Record<string, unknown>> = {}) =>
  boundLabels({
    class: event.class_name ?? event.class_uid,
    activity: event.activity_name,
    severity: event.severity,
    status: event.status,
    status_code: event.status_code,
    product: readProduct(event),
    'product.feature': readAt(event, 'metadata.product.feature.name'),
    'metadata.version': readAt(event, 'metadata.version'),
    correlation: readAt(event, 'metadata.correlation_uid'),
    'cloud.provider': readAt(event, 'cloud.provider'),
    'cloud.region': readAt(event, 'cloud.region'),
    'src.ip': readAt(event, 'src_endpoint.ip'),
    'dst.ip': readAt(event, 'dst_endpoint.ip'),
    device: readAt(event, 'device.hostname') ?? readAt(event, 'device.name'),
    ...more,
  });
