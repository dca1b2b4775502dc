import { NOTHING, type Scenario } from './scenario';

/** The estate on its ordinary days; its own policy history holds a few bad revisions. */
export const normal: Scenario = {
  name: 'normal',
  summary: 'Ordinary days: traffic, deploys, rotations, a few failing hosts and bad policy revisions.',
  lookAt: null,
  plan: () => NOTHING,
};
