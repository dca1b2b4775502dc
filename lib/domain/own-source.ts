/** The source under which Gatehouse reports about itself; it belongs to no zone, and nobody who sends events may use the name. */
export const OWN_SOURCE = 'gatehouse';
