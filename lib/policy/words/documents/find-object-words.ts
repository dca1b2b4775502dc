import { constraintTemplateWords } from '../gatekeeper/constraint-template-words';
import { constraintWords } from '../gatekeeper/constraint-words';
import { authorizationPolicyWords } from '../istio/authorization-policy-words';
import { kyvernoWords } from '../kyverno/kyverno-words';
import { networkPolicyWords } from '../network-policy/network-policy-words';
import { genericWords } from './generic-words';
import type { KubernetesObject } from './kubernetes-object';
import type { ObjectWords } from './object-words';

const WORDS: ReadonlyMap<string, ObjectWords> = new Map([
  ['kyverno.io/ClusterPolicy', kyvernoWords],
  ['kyverno.io/Policy', kyvernoWords],
  ['templates.gatekeeper.sh/ConstraintTemplate', constraintTemplateWords],
  ['networking.k8s.io/NetworkPolicy', networkPolicyWords],
  ['extensions/NetworkPolicy', networkPolicyWords],
  ['security.istio.io/AuthorizationPolicy', authorizationPolicyWords],
]);

/** How an object is told in words, by its group and kind; every kind of constraint is one template's. */
export const findObjectWords = ({ group, kind }: KubernetesObject): ObjectWords =>
  group === 'constraints.gatekeeper.sh' ? constraintWords : (WORDS.get(`${group}/${kind}`) ?? genericWords);
