import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import type { WebhookSecretState } from '@/lib/domain/read-models/webhook-secret';

/** The secrets that hold: the current one, and those before it while their time lasts. */
export function WebhookSecretList({ secrets }: { secrets: WebhookSecretState['secrets'] }) {
  return (
    <ul className="grid gap-6">
      {secrets.map(({ id, createdAt, createdBy, validUntil, lastUsedAt, readable }) => (
        <li key={id} className="grid gap-2">
          <h3 className="font-medium">{validUntil ? 'Previous secret' : 'Current secret'}</h3>
          {readable ? null : (
            <p>
              It cannot be read: it was encrypted under another GATEHOUSE_SECRET. Requests signed with it are
              refused until it is removed and created anew.
            </p>
          )}
          <DescriptionList
            items={[
              ['Created', <Time key="created" at={createdAt} as="absolute" />],
              ['Created by', createdBy],
              ['Holds until', <Time key="until" at={validUntil} as="absolute" missing="it is rotated" />],
              ['Last used', <Time key="used" at={lastUsedAt} as="absolute" missing="never" />],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
