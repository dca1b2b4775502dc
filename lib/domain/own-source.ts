/** The source under which Gatehouse reports about itself; it belongs to no zone. */
export const OWN_SOURCE = 'gatehouse';
