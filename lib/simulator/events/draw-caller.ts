import { SERVICES, type EstateService } from '../estate/services';
import { spiffeId } from '../policies/identities';
import type { Random } from '../random';

/** SPIFFE ID of a workload that could call a service: mostly a neighbour in its zone. */
export function drawCaller(random: Random, target: EstateService): string {
  const neighbours = SERVICES.filter(
    (service) => service.zone === target.zone && service.name !== target.name,
  );
  return spiffeId(random.pick(random.chance(0.8) && neighbours.length ? neighbours : SERVICES));
}
