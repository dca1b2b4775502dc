import { admission } from './policies/admission';
import { apiScopes } from './policies/api-scopes';
import { cardScopes } from './policies/card-scopes';
import { dataAccess } from './policies/data-access';
import { dataShare } from './policies/data-share';
import { deviceCommand } from './policies/device-command';
import { dataExport } from './policies/export';
import { firmware } from './policies/firmware';
import { gateway } from './policies/gateway';
import { mesh } from './policies/mesh';
import { pciEgress } from './policies/pci-egress';
import type { Policy } from './policies/policy';
import { settlement } from './policies/settlement';

/** Every policy of the estate; a new one is a file and a line here. */
export const POLICIES: readonly Policy[] = [
  pciEgress,
  cardScopes,
  settlement,
  dataAccess,
  dataExport,
  deviceCommand,
  firmware,
  apiScopes,
  dataShare,
  admission,
  gateway,
  mesh,
];
