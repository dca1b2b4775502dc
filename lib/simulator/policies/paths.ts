/** Decision paths as OPA logs them; also the name of the policy in change events. */
export const PCI_EGRESS = 'payments/pci_egress/decision';
export const CARD_SCOPES = 'payments/card_scopes/decision';
export const SETTLEMENT = 'payments/settlement/allow';
export const DATA_ACCESS = 'pii/data_access/decision';
export const EXPORT = 'pii/export/decision';
export const DEVICE_COMMAND = 'iot/device_command/allow';
export const FIRMWARE = 'iot/firmware/decision';
export const API_SCOPES = 'partner/api_scopes/decision';
export const DATA_SHARE = 'partner/data_share/allow';
export const ADMISSION = 'sandbox/admission/decision';
export const GATEWAY = 'edge/gateway/decision';
export const MESH = 'platform/mesh/allow';
