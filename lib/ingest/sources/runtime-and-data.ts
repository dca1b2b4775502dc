import { falcoAdapter } from '../adapters/falco/map-falco';
import { falcoSetup } from '../adapters/falco/setup';
import { ocsfAdapter } from '../adapters/ocsf/map-ocsf';
import { ocsfSetup } from '../adapters/ocsf/setup';
import { wazuhAdapter } from '../adapters/wazuh/map-wazuh';
import { wazuhSetup } from '../adapters/wazuh/setup';
import type { Sources } from '../source';

/** What watches processes and data. */
export const RUNTIME_AND_DATA: Sources = {
  falco: { adapter: falcoAdapter, setup: falcoSetup, aliases: ['falco-alerts'] },
  wazuh: { adapter: wazuhAdapter, setup: wazuhSetup, aliases: ['wazuh-alerts'] },
  ocsf: { adapter: ocsfAdapter, setup: ocsfSetup },
};
