import { firstText } from '../parts/first-text';
import type { FalcoAlert } from './falco-schema';

/**
 * Whose an alert is, by the fields that its rule put out or Falcosidekick added: a workload's name is a
 * service, a pod's or a container's is not, since it changes with every restart.
 */
export function readScope({ output_fields }: FalcoAlert) {
  const fields = output_fields ?? {};
  return {
    service: firstText(
      'name',
      fields['service'],
      fields['k8s.deployment.name'],
      fields['k8s.pod.label[app.kubernetes.io/name]'],
      fields['k8s.pod.label.app.kubernetes.io/name'],
      fields['k8s.pod.label[app]'],
    ),
    environment: firstText(
      'name',
      fields['environment'],
      fields['cluster'],
      fields['k8s.cluster.name'],
      fields['k8smeta.cluster.name'],
    ),
    zone: firstText('name', fields['trust.zone'], fields['k8s.pod.label[trust.zone]']),
    principal: firstText('principal', fields['ka.user.name'], fields['aws.user'], fields['user.name']),
  };
}
