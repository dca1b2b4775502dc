import { describePathChanges, listPathChanges } from '../data/list-path-changes';
import { joinEffects } from '../statement';
import { describeMetadata } from './describe-metadata';
import { describeAddedOrRemoved, describeChanged, subjectOf, type ObjectWords } from './object-words';
import type { Fields } from './kubernetes-object';

/** Everything but the metadata, which is told by itself. */
export const withoutMetadata = (fields: Fields): Fields => ({ ...fields, metadata: undefined });

/** Objects whose kind has no words of its own: paths added, removed and changed, effect unknown. */
export const genericWords: ObjectWords = {
  describeChange(before, after) {
    const details = [
      ...describePathChanges(
        listPathChanges(withoutMetadata(before.fields), withoutMetadata(after.fields)),
        'unknown',
      ),
      ...describeMetadata(before, after),
    ];
    return [
      describeChanged(after, subjectOf(after), joinEffects(details.map(({ effect }) => effect)), details),
    ];
  },
  describeWhole: (object, kind) => [describeAddedOrRemoved(object, subjectOf(object), kind, 'unknown', '')],
};
