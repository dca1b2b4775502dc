import { BlockList, isIP, isIPv6 } from 'node:net';

/** What may be spoken to although it lies in an internal network or speaks no TLS. */
export type AllowList = {
  /** As `host:port`, in lower case. */
  hosts: ReadonlySet<string>;
  networks: BlockList;
};

/** Reads entries that are `host:port` or a network such as `10.1.0.0/16`; the configuration has checked their form. */
export function readAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    if (bits !== undefined && isIP(address))
      networks.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
    else hosts.add(entry.toLowerCase());
  }
  return { hosts, networks };
}

/** Whether the list names a host with its port (`host:port`). */
export const namesHost = ({ hosts }: AllowList, host: string): boolean => hosts.has(host.toLowerCase());

/** Whether an address lies in a network of the list. */
export function coversAddress({ networks }: AllowList, address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return networks.check(mapped ?? address, !mapped && isIPv6(address) ? 'ipv6' : 'ipv4');
}
