import { handle } from '@/lib/http/handle';
import { listMappings } from '@/lib/views/settings/list-mappings';

/** The decision mappings of each source that has some. */
export const GET = handle({}, ({ actor }) => listMappings(actor));
