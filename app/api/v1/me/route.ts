import { handle } from '@/lib/http/handle';
import { getMe } from '@/lib/views/settings/get-me';

/** Who the caller is and what it may do. */
export const GET = handle({}, ({ actor }) => getMe(actor));
