/**
 * The notes of a text that holds one behind the other, each followed by an empty line. In a note an empty line stands
 * only before its signatures, which begin with a dash.
 */
export const splitNotes = (text: string): string[] =>
  text
    .split(/\n\n(?!— )/)
    .map((note) => note.replace(/^\n+/, ''))
    .flatMap((note) => (note === '' ? [] : [note.endsWith('\n') ? note : `${note}\n`]));
