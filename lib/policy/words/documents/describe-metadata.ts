import { listPathChanges, describePathChanges } from '../data/list-path-changes';
import { quote } from '../quote';
import type { Detail } from '../statement';
import { fieldsOf, type KubernetesObject } from './kubernetes-object';

/** Annotations that are read by the engine; all others are notes for people and other programs. */
const TELLING = /^metadata\.annotations\.pod-policies\.kyverno\.io\//;

/** What changed of an object's name, labels and annotations. */
export function describeMetadata(before: KubernetesObject, after: KubernetesObject): Detail[] {
  const renamed: Detail[] =
    before.name === after.name
      ? []
      : [
          {
            effect: 'none',
            sentence: `The name is now ${quote(after.name)}, and was ${quote(before.name)}.`,
          },
        ];
  const moved: Detail[] =
    before.namespace === after.namespace
      ? []
      : [
          {
            effect: 'unknown',
            sentence: `The namespace is now ${quote(after.namespace ?? 'default')}, and was ${quote(before.namespace ?? 'default')}.`,
          },
        ];
  const rest = ({ fields }: KubernetesObject) => {
    const { labels, annotations } = fieldsOf(fields['metadata']);
    return { labels, annotations };
  };
  const changes = listPathChanges(rest(before), rest(after), 'metadata');
  return [
    ...renamed,
    ...moved,
    ...describePathChanges(
      changes.filter(({ path }) => !TELLING.test(path)),
      'none',
    ),
    ...describePathChanges(
      changes.filter(({ path }) => TELLING.test(path)),
      'unknown',
    ),
  ];
}
