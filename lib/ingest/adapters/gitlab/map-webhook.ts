import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { refuseIssue } from '../parts/refuse-issue';
import { mapMergeRequest } from './map-merge-request';
import { mapPush } from './map-push';
import { mergeRequestSchema, pushSchema } from './webhook-schema';

function mapWebhook(record: unknown, context: AdapterContext): MappedRecord {
  const kind = (record as { object_kind?: unknown } | null)?.object_kind;
  switch (kind) {
    case 'push':
    case 'tag_push': {
      const parsed = pushSchema.safeParse(record);
      return parsed.success
        ? mapPush(parsed.data, context)
        : refuseIssue(parsed.error, `GitLab's ${kind} webhook`);
    }
    case 'merge_request': {
      const parsed = mergeRequestSchema.safeParse(record);
      return parsed.success
        ? mapMergeRequest(parsed.data)
        : refuseIssue(parsed.error, "GitLab's merge_request webhook");
    }
    default:
      return refuse(
        'unknown-event',
        'object_kind',
        'The payload is none of push, tag_push, merge_request: choose these events for the webhook.',
      );
  }
}

/** GitLab's webhooks of a policy repository: pushes and merge requests. */
export const gitlabAdapter: Adapter = { name: 'gitlab', source: 'gitlab', map: mapWebhook };
