const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ssh:': '22' };

/** Host and port of an address, as `host:port`. */
export const hostOf = (url: URL): string => `${url.hostname}:${url.port || (PORTS[url.protocol] ?? '')}`;
