import { isIP } from 'node:net';

/** The IP address of what Go prints as `10.0.0.7:443` or `[2001:db8::7]:443`; undefined for sockets of Unix. */
export function readAddress(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const host = /^\[(.+)\](?::\d+)?$/.exec(value)?.[1] ?? value.replace(/^([^:]+):\d+$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}
