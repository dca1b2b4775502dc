import type { Estate } from '../estate';
import { POLICIES } from '../policies';
import type { Policy } from '../policies/policy';
import { hashText, Random } from '../random';
import type { EstateService } from './services';
import { CUSTOMER_PII, IOT_FLEET, PAYMENTS } from './zones';

/** One OPA beside one service in one environment. */
export type OpaInstance = {
  service: EstateService;
  environment: string;
  /** As OPA's configuration sets them; each team names service and place in its own way. */
  labels: Readonly<Record<string, string>>;
  policies: readonly Policy[];
};

const OPA_VERSION = '1.4.2';

export const instanceKey = (service: string, environment: string): string => `${service} ${environment}`;

function labelInstance({ name, zone }: EstateService, environment: string, id: string) {
  const own = { id, version: OPA_VERSION };
  if (zone === PAYMENTS) return { ...own, service: name, environment, zone };
  if (zone === CUSTOMER_PII) return { ...own, app: name, env: environment, zone };
  if (zone === IOT_FLEET) return { ...own, app: name, cluster: environment };
  return { ...own, service: name, environment };
}

/** The OPA instances of an estate, by `instanceKey`. */
export function listOpaInstances(estate: Estate, seed: number): Map<string, OpaInstance> {
  const instances = new Map<string, OpaInstance>();
  for (const service of estate.services) {
    const policies = POLICIES.filter(
      (policy) => policy.reportedAs === 'opa' && service.policies.includes(policy.path),
    );
    if (!policies.length) continue;
    for (const environment of service.environments) {
      const key = instanceKey(service.name, environment);
      const id = new Random(seed, hashText(key)).uuid();
      instances.set(key, {
        service,
        environment,
        labels: labelInstance(service, environment, id),
        policies,
      });
    }
  }
  return instances;
}
