/** Protocols that cross VPCs, by number. Source: IANA, Assigned Internet Protocol Numbers. */
const NAMES: Readonly<Record<string, string>> = {
  '0': 'hopopt',
  '1': 'icmp',
  '2': 'igmp',
  '4': 'ipv4',
  '6': 'tcp',
  '17': 'udp',
  '27': 'rdp',
  '33': 'dccp',
  '41': 'ipv6',
  '47': 'gre',
  '50': 'esp',
  '51': 'ah',
  '58': 'ipv6-icmp',
  '89': 'ospf',
  '103': 'pim',
  '112': 'vrrp',
  '115': 'l2tp',
  '132': 'sctp',
  '136': 'udplite',
};

/** The name of an IP protocol, or its number where it is a rare one. */
export const nameProtocol = (number: string): string =>
  Object.hasOwn(NAMES, number) ? NAMES[number]! : number;

/** Whether a protocol has ports: the log writes 0 for those that have none. */
export const hasPorts = (number: string | undefined): boolean =>
  ['6', '17', '33', '132', '136'].includes(number ?? '');
