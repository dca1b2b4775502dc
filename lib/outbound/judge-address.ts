import { isInternalAddress } from '@/lib/domain/is-internal-address';
import { coversAddress, namesHost, type AllowList } from './allow-list';
import { OutboundProblem } from './outbound-problem';

/**
 * Says of an address that a host (`host:port`) was found at whether it may be spoken to: throws `OutboundProblem` where it
 * is an internal one, or the connection would not be encrypted, and the list does not allow it. `setting` is the name of
 * the list, for the sentence.
 */
export const judgeAddress =
  (
    host: string,
    { allow, isEncrypted, setting }: { allow: AllowList; isEncrypted: boolean; setting: string },
  ) =>
  (address: string): void => {
    if (namesHost(allow, host) || coversAddress(allow, address)) return;
    const remedy = `An administrator of this machine can allow it: add ${host} to ${setting}.`;
    if (isInternalAddress(address))
      throw new OutboundProblem(`${host} lies in an internal network. ${remedy}`, 'refused');
    if (!isEncrypted)
      throw new OutboundProblem(`${host} would be spoken to without encryption. ${remedy}`, 'refused');
  };
